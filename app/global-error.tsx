'use client';

import { BrokenPage, usePageLanguage } from '@/components/shell/broken-page';
import './globals.css';

/** Replaces everything if the root layout failed. Next's own page has inline styles, which the CSP blocks. */
export default function GlobalErrorPage({ error }: { error: unknown }) {
  return (
    <html lang={usePageLanguage()} suppressHydrationWarning>
      <body>
        <title>EventGrid</title>
        <BrokenPage error={error} />
      </body>
    </html>
  );
}
