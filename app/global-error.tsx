'use client';

import { BrokenPage, usePageLanguage } from '@/components/shell/broken-page';
import './globals.css';

/** Stands in for everything when the frame of all pages broke. Next's own page has inline styles, which the CSP refuses. */
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
