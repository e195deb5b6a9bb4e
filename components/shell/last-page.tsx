'use client';

import { BrokenPage, usePageLanguage } from './broken-page';

/**
 * Replaces everything if the root layout failed, or Next's router: its own last page has inline styles, which the CSP
 * blocks.
 */
export default function LastPage({ error }: { error: unknown }) {
  return (
    <html lang={usePageLanguage()} suppressHydrationWarning>
      <body>
        <title>EventGrid</title>
        <BrokenPage error={error} />
      </body>
    </html>
  );
}
