import type { ReactNode } from 'react';
import { SignedInLayout } from '@/app/signed-in-layout';

/** Heads the pages of channels. */
export default function ChannelsLayout({ children }: { children: ReactNode }) {
  return <SignedInLayout section="channels">{children}</SignedInLayout>;
}
