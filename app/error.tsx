'use client';

import { BrokenPage } from '@/components/shell/broken-page';

/** Stands in for a page that broke; the frame around it stays. */
export default function ErrorPage({ error }: { error: unknown }) {
  return <BrokenPage error={error} />;
}
