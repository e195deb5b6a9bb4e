'use client';

import { lazy, Suspense } from 'react';

// Every page carries its error boundary: what it shows comes when it is needed. Where that fails too, the frame of all
// pages breaks, and global-error.tsx, which brings its own, stands in.
const BrokenPage = lazy(() =>
  import('@/components/shell/broken-page').then((module) => ({ default: module.BrokenPage })),
);

/** Stands in for a page that broke; the frame around it stays. */
export default function ErrorPage({ error }: { error: unknown }) {
  return (
    <Suspense>
      <BrokenPage error={error} />
    </Suspense>
  );
}
