import type { ReactNode } from 'react';
import { SignedInLayout } from '@/app/signed-in-layout';

/** The frame of the channel pages. */
export default function ChannelsLayout({ children }: { children: ReactNode }) {
  return <SignedInLayout section="channels">{children}</SignedInLayout>;
}
