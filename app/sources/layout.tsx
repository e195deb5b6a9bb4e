import type { ReactNode } from 'react';
import { SignedInLayout } from '@/app/signed-in-layout';

/** Heads the pages of sources. */
export default function SourcesLayout({ children }: { children: ReactNode }) {
  return <SignedInLayout section="sources">{children}</SignedInLayout>;
}
