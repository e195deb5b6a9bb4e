import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { isMissingItem } from '@/app/missing-item';
import { listTitle } from '@/app/page-title';
import { SubscriptionBrowser } from '@/components/subscriptions/list/subscription-browser';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { format } from '@/lib/i18n/format';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { requestView } from '@/lib/lists/first-reads';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { parseSubscriptionsQuery, subscriptionPath } from '@/lib/subscriptions/query';
import { oneSubscriptionRead, readOneSubscription } from '@/lib/subscriptions/reads';
import { SubscriptionsScreen } from '../subscriptions-screen';

type Props = {
  params: Promise<{ subscriptionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = await readId(params);
  if (id === null) return {};
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  const read = open && (await readOneSubscription(open.eventGrid, id));
  const name = (read?.ok && read.data.subscription.name) || id;
  const list = listTitle(messages.subscriptions.title, messages, open?.session.project.name);
  return { title: format('{name} · {list}', { name, list }) };
}

/**
 * Shows one subscription beside the list; both are read in parallel and come with the page. What can't be a
 * subscription's ID is not found before anything is read, an unknown one if EventGrid says so within a second.
 */
export default async function SubscriptionPage({ params, searchParams }: Props) {
  const id = await readId(params);
  if (id === null) notFound();
  const [open, view, parts, { messages }] = await Promise.all([
    openPageEventGrid(),
    requestView(),
    searchParams,
    requestPreferences(),
  ]);
  const query = parseSubscriptionsQuery(parts, view.size);
  if (open === null) redirect(signInPath(subscriptionPath(id, query)));
  const read = () => readOneSubscription(open.eventGrid, id);
  if (await isMissingItem(read, oneSubscriptionRead, { messages, session: open.session })) notFound();
  return <SubscriptionsScreen open={open} query={query} subscriptionId={id} Browser={SubscriptionBrowser} />;
}

/** Null for what no subscription's ID can be. proxy.ts has refused what can't be decoded. */
async function readId(params: Props['params']): Promise<string | null> {
  const id = decodeURIComponent((await params).subscriptionId);
  return isIdentifier(id) ? id : null;
}
