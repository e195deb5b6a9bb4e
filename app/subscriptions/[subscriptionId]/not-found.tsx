import type { Metadata } from 'next';
import { NotFoundCard } from '@/components/shell/not-found-card';
import { requestPreferences } from '@/lib/i18n/request-preferences';

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await requestPreferences();
  return { title: `${messages.subscriptionPage.notFoundTitle} · EventGrid` };
}

/** Replaces the page of a subscription that does not exist. */
export default async function SubscriptionNotFoundPage() {
  const { messages } = await requestPreferences();
  const { notFoundTitle, notFoundText } = messages.subscriptionPage;
  return (
    <NotFoundCard
      title={notFoundTitle}
      text={notFoundText}
      href="/subscriptions"
      open={messages.common.toSubscriptions}
    />
  );
}
