import type { ReactNode } from 'react';
import { SignedInLayout } from '@/app/signed-in-layout';

/** The frame of the overview. */
export default function OverviewLayout({ children }: { children: ReactNode }) {
  return <SignedInLayout section="overview">{children}</SignedInLayout>;
}
