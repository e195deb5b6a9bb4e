import type { ReactNode } from 'react';
import { SignedInLayout } from '@/app/signed-in-layout';

/** The frame of the source pages. */
export default function SourcesLayout({ children }: { children: ReactNode }) {
  return <SignedInLayout section="sources">{children}</SignedInLayout>;
}
