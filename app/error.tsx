'use client';

import { lazy, Suspense } from 'react';
import { orSilence } from '@/lib/browser/silence';

// Every page ships its error boundary, so its content loads only when needed. If that fails too, the root layout
// breaks, and global-error.tsx, which ships its own content, takes over.
const FailedPage = lazy(() =>
  orSilence(import('@/components/shell/failed-page')).catch(() => {
    throw new Error('The console did not send its error page.');
  }),
);

/** Replaces a page that failed; the frame around it stays. */
export default function ErrorPage({ error }: { error: unknown }) {
  return (
    <Suspense>
      <FailedPage error={error} />
    </Suspense>
  );
}
