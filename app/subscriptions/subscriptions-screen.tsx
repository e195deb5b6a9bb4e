import { notFound } from 'next/navigation';
import type { ComponentType } from 'react';
import { frameFirst } from '@/app/frame-first';
import type { ItemScreenProps } from '@/app/item-page';
import { ListTop } from '@/app/list-top';
import { listTitle } from '@/app/page-title';
import { PageTexts } from '@/components/i18n/page-texts';
import { ListProvider } from '@/components/list/list-provider';
import { ListWaiting } from '@/components/list/list-waiting';
import type { SubscriptionsBrowserProps } from '@/components/subscriptions/list/subscriptions-browser';
import { projectQuota } from '@/lib/browser/queries/own-query';
import { oneSubscription, subscriptionsList } from '@/lib/browser/queries/subscriptions';
import { pendingWriteDeps } from '@/lib/guard/action';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openFirstReads, requestView } from '@/lib/lists/first-reads';
import { inTime, quotaRead } from '@/lib/lists/quota';
import { reportForPage } from '@/lib/pending-writes/report';
import { type SubscriptionsQuery, subscribePath } from '@/lib/subscriptions/query';
import { oneSubscriptionRead, subscriptionsRead } from '@/lib/subscriptions/reads';
import {
  deleteSubscriptionsAction,
  disableSubscriptionsAction,
  enableSubscriptionsAction,
  updateSubscriptionAction,
} from './actions';

type SubscriptionsScreenProps = Pick<ItemScreenProps<SubscriptionsQuery>, 'open' | 'query'> &
  Partial<ItemScreenProps<SubscriptionsQuery>> & {
    /** With or without the panel: a page's imports are part of its first load. */
    Browser: ComponentType<Omit<SubscriptionsBrowserProps, 'Panel'>>;
  };

/**
 * Lists the subscriptions of the session's project, alone or beside one of them. The first content comes with the page,
 * after its frame if EventGrid is slow.
 */
export async function SubscriptionsScreen({ open, query, itemId, isMissing, Browser }: SubscriptionsScreenProps) {
  const [{ messages }, view] = await Promise.all([requestPreferences(), requestView()]);
  const project = open.session.project.name;
  const pendingWrites = reportForPage(open, pendingWriteDeps());
  const { owner, read, state } = openFirstReads(open, messages);
  const texts = messages.subscriptions;
  const reads = Promise.all([
    read(subscriptionsList(owner, query), subscriptionsRead, query),
    itemId && read(oneSubscription(owner, itemId), oneSubscriptionRead, { subscriptionId: itemId }),
    inTime(read(projectQuota(owner, 'SUBSCRIPTION'), quotaRead, { resource: 'SUBSCRIPTION' })),
  ]);
  const content = () => (
    <PageTexts sections={['lists', 'subscriptionFacts', 'subscriptions']}>
      <ListProvider state={state()} view={view}>
        <Browser
          head={
            <ListTop
              title={texts.title}
              noun="subscriptions"
              project={project}
              owner={owner}
              resource="SUBSCRIPTION"
              texts={texts.quota}
              create={{ href: subscribePath({ channel_id: query.channel_id }), label: texts.create }}
              pendingWrites={pendingWrites}
              path="/subscriptions"
            />
          }
          list={{ owner, project }}
          panel={{ listTitle: listTitle(texts.title, messages, project), update: updateSubscriptionAction }}
          actions={{
            enable: enableSubscriptionsAction,
            disable: disableSubscriptionsAction,
            delete: deleteSubscriptionsAction,
          }}
        />
      </ListProvider>
    </PageTexts>
  );
  const screen = frameFirst(reads, content, <ListWaiting title={texts.title} loading={texts.loading} />);
  // Only now: the page's status needs one of its reads, and none of them waits for that.
  if (await isMissing) notFound();
  return screen;
}
