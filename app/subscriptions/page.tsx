import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { listTitle } from '@/app/page-title';
import { SubscriptionsBrowser } from '@/components/subscriptions/list/subscriptions-browser';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { requestView } from '@/lib/lists/first-reads';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { parseSubscriptionsQuery, subscriptionsPath } from '@/lib/subscriptions/query';
import { SubscriptionsScreen } from './subscriptions-screen';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  return { title: listTitle(messages.subscriptions.title, messages, open?.session.project.name) };
}

/** Lists the subscriptions of the session's project; the first rows come with the page. */
export default async function SubscriptionsPage({ searchParams }: Props) {
  const [open, view, params] = await Promise.all([openPageEventGrid(), requestView(), searchParams]);
  const query = parseSubscriptionsQuery(params, view.size);
  if (open === null) redirect(signInPath(subscriptionsPath(query)));
  return <SubscriptionsScreen open={open} query={query} Browser={SubscriptionsBrowser} />;
}
