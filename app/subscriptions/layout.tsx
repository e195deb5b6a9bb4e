import type { ReactNode } from 'react';
import { SignedInLayout } from '@/app/signed-in-layout';

/** The frame of the subscription pages. */
export default function SubscriptionsLayout({ children }: { children: ReactNode }) {
  return <SignedInLayout section="subscriptions">{children}</SignedInLayout>;
}
