'use client';

import { type ComponentType, type ReactNode, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { usePanelHistory } from '@/components/list/panel/use-panel-history';
import type {
  SubscriptionsActions,
  SubscriptionsDialogProps,
} from '@/components/subscriptions/dialogs/subscriptions-dialog';
import type { SubscriptionPanelProps } from '@/components/subscriptions/panel/subscription-panel';
import { lazyPart } from '@/components/ui/lazy-part';
import { SUBSCRIPTION_PATHS, SUBSCRIPTIONS_URL } from '@/lib/subscriptions/query';
import { SubscriptionsList, type SubscriptionsListProps } from './subscriptions-list';

const LazyPanel = lazyPart<SubscriptionPanelProps>(
  () =>
    import('@/components/subscriptions/panel/subscription-panel').then((part) => ({ default: part.SubscriptionPanel })),
  { waiting: <section className="panel" aria-busy="true" /> },
);
const SubscriptionsDialog = lazyPart<SubscriptionsDialogProps>(
  () => import('@/components/subscriptions/dialogs/subscriptions-dialog'),
);

export type SubscriptionsBrowserProps = {
  /** Title, quota and the create button, rendered on the server. */
  head: ReactNode;
  list: Pick<SubscriptionsListProps, 'owner' | 'project'>;
  panel: Pick<SubscriptionPanelProps, 'listTitle' | 'update'>;
  actions: SubscriptionsActions;
  /** The panel itself, if the page comes with a subscription; otherwise it loads when the first one is opened. */
  Panel?: ComponentType<SubscriptionPanelProps>;
};

/** Shows the list of subscriptions with the one in the URL beside it. Opens the dialogs of its writes. */
export function SubscriptionsBrowser({ head, list, panel, actions, Panel = LazyPanel }: SubscriptionsBrowserProps) {
  const history = usePanelHistory(SUBSCRIPTIONS_URL, SUBSCRIPTION_PATHS);
  const { selectedId } = history;
  const { owner } = list;
  const { title } = useTexts('subscriptions');
  const [writing, setWriting] = useState<Pick<SubscriptionsDialogProps, 'verb' | 'rows'> | null>(null);
  const onWrite: SubscriptionsListProps['onWrite'] = (verb, rows) => setWriting({ verb, rows });

  return (
    <main id="main" className={selectedId === null ? 'flex flex-1' : 'list-split'}>
      {selectedId === null ? null : <h1 className="sr-only md:hidden">{title}</h1>}
      <section className="page" aria-label={title} onPointerEnter={LazyPanel.preload}>
        {head}
        <SubscriptionsList {...list} selectedId={selectedId} onOpen={history.open} onWrite={onWrite} />
      </section>
      {selectedId === null ? null : (
        <Panel {...panel} subscriptionId={selectedId} owner={owner} history={history} onWrite={onWrite} />
      )}
      {writing ? (
        <SubscriptionsDialog
          {...writing}
          owner={owner}
          actions={actions}
          history={history}
          onClose={() => setWriting(null)}
        />
      ) : null}
    </main>
  );
}
