'use client';

import { lazy, Suspense } from 'react';

// Every page ships its error boundary, so its content loads only when needed. If that fails too, the root layout
// breaks, and global-error.tsx, which ships its own content, takes over.
const BrokenPage = lazy(() =>
  import('@/components/shell/broken-page').then((module) => ({ default: module.BrokenPage })),
);

/** Replaces a page that failed; the frame around it stays. */
export default function ErrorPage({ error }: { error: unknown }) {
  return (
    <Suspense>
      <BrokenPage error={error} />
    </Suspense>
  );
}
