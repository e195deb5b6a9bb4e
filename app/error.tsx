'use client';

import { lazy, Suspense } from 'react';

/** As lib/browser/silence.ts has it, whose code this page would load a second time. */
const SILENCE_MS = 15_000;

// Every page ships its error boundary, so its content loads only when needed. If that fails too, the root layout
// breaks, and global-error.tsx, which ships its own content, takes over.
const FailedPage = lazy(() =>
  Promise.race([
    import('@/components/shell/failed-page'),
    new Promise<never>((_, fail) =>
      setTimeout(fail, SILENCE_MS, new Error('The console did not send its error page.')),
    ),
  ]),
);

/** Replaces a page that failed; the frame around it stays. */
export default function ErrorPage({ error }: { error: unknown }) {
  return (
    <Suspense>
      <FailedPage error={error} />
    </Suspense>
  );
}
