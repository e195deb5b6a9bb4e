import type { ComponentType } from 'react';
import { frameFirst } from '@/app/frame-first';
import { listTitle } from '@/app/page-title';
import { dismissWriteAction } from '@/app/sources/actions';
import { PendingWrites } from '@/components/action/pending-writes';
import { PageTexts } from '@/components/i18n/page-texts';
import { ListHead } from '@/components/list/list-head';
import { ListProvider } from '@/components/list/list-provider';
import { ListWaiting } from '@/components/list/list-waiting';
import type { SubscriptionsBrowserProps } from '@/components/subscriptions/list/subscriptions-browser';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { projectQuota } from '@/lib/browser/queries/own-query';
import { oneSubscription, subscriptionsList } from '@/lib/browser/queries/subscriptions';
import { pendingWriteDeps } from '@/lib/guard/action';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openFirstReads, requestView } from '@/lib/lists/first-reads';
import { inTime, quotaRead } from '@/lib/lists/quota';
import { reportForPage } from '@/lib/pending-writes/report';
import type { SessionEventGrid } from '@/lib/session/open';
import { type SubscriptionsQuery, subscribePath } from '@/lib/subscriptions/query';
import { oneSubscriptionRead, subscriptionsRead } from '@/lib/subscriptions/reads';
import {
  deleteSubscriptionsAction,
  disableSubscriptionsAction,
  enableSubscriptionsAction,
  updateSubscriptionAction,
} from './actions';

type SubscriptionsScreenProps = {
  open: SessionEventGrid;
  query: SubscriptionsQuery;
  /** The subscription in the URL; null for the list alone. */
  subscriptionId: string | null;
  /** With or without the panel: a page's imports are part of its first load. */
  Browser: ComponentType<Omit<SubscriptionsBrowserProps, 'Panel'>>;
};

/**
 * Lists the subscriptions of the session's project, alone or beside one of them. The first content comes with the page,
 * after its frame if EventGrid is slow.
 */
export async function SubscriptionsScreen({ open, query, subscriptionId, Browser }: SubscriptionsScreenProps) {
  const [{ language, messages }, view] = await Promise.all([requestPreferences(), requestView()]);
  const project = open.session.project.name;
  const pendingWrites = reportForPage(open, pendingWriteDeps());
  const { owner, read, state } = openFirstReads(open, messages);
  const texts = messages.subscriptions;
  const reads = Promise.all([
    read(subscriptionsList(owner, query), subscriptionsRead, query),
    subscriptionId && read(oneSubscription(owner, subscriptionId), oneSubscriptionRead, { subscriptionId }),
    inTime(read(projectQuota(owner, 'SUBSCRIPTION'), quotaRead, { resource: 'SUBSCRIPTION' })),
  ]);
  const content = () => (
    <PageTexts
      sections={[
        'editSubscription',
        'filterWords',
        'lists',
        'subscribe',
        'subscriptionDialogs',
        'subscriptionFacts',
        'subscriptionPage',
        'subscriptionValidation',
        'subscriptions',
        'validation',
      ]}
    >
      <ListProvider state={state()} view={view}>
        <Browser
          head={
            <>
              <ListHead title={texts.title} owner={owner} resource="SUBSCRIPTION" texts={texts.quota}>
                <Link className="btn primary" href={subscribePath({ channel_id: query.channel_id })}>
                  <Icon name="plus" />
                  <span>{texts.create}</span>
                </Link>
              </ListHead>
              <PendingWrites
                writes={pendingWrites}
                dismiss={dismissWriteAction}
                owner={owner}
                path="/subscriptions"
                language={language}
                texts={messages.pendingWrites}
              />
            </>
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
  return frameFirst(reads, content, <ListWaiting title={texts.title} loading={texts.loading} />);
}
