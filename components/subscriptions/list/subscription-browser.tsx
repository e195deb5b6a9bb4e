'use client';

import { SubscriptionPanel } from '@/components/subscriptions/panel/subscription-panel';
import { SubscriptionsBrowser, type SubscriptionsBrowserProps } from './subscriptions-browser';

/** Shows a subscription beside the list if the page comes with both, without waiting for the panel. */
export function SubscriptionBrowser(props: Omit<SubscriptionsBrowserProps, 'Panel'>) {
  return <SubscriptionsBrowser {...props} Panel={SubscriptionPanel} />;
}
