'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pause, Pencil, Play, Trash2 } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListUpdated } from '@/components/list/list-updated';
import { PanelBar } from '@/components/list/panel/panel-bar';
import { PanelMissing, PanelTitle } from '@/components/list/panel/panel-parts';
import { useOneItem } from '@/components/list/panel/use-one-item';
import { useCopyKey, useFocusOnOpen } from '@/components/list/panel/use-panel';
import type { PanelHistory } from '@/components/list/panel/use-panel-history';
import type { SubscriptionsVerb } from '@/components/subscriptions/dialogs/subscriptions-dialog';
import type { EditSubscriptionProps } from '@/components/subscriptions/form/edit-subscription';
import { SubscriptionStatus } from '@/components/subscriptions/subscription-status';
import { announce } from '@/components/ui/announcer';
import { lazyPart } from '@/components/ui/lazy-part';
import { Link } from '@/components/ui/link';
import { oneSubscription, subscriptionKeys, subscriptionsList } from '@/lib/browser/queries/subscriptions';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { Action } from '@/lib/guard/outcome';
import { editSubscription as enEditSubscription } from '@/lib/i18n/en/edit-subscription';
import { filterWords as enFilterWords } from '@/lib/i18n/en/filter-words';
import { subscriptionPage as enSubscriptionPage } from '@/lib/i18n/en/subscription-page';
import { format } from '@/lib/i18n/format';
import { editSubscription as zhEditSubscription } from '@/lib/i18n/zh-cn/edit-subscription';
import { filterWords as zhFilterWords } from '@/lib/i18n/zh-cn/filter-words';
import { subscriptionPage as zhSubscriptionPage } from '@/lib/i18n/zh-cn/subscription-page';
import { findSpot } from '@/lib/lists/spot';
import type { ProjectScope } from '@/lib/session/session';
import type { SubscriptionsQuery } from '@/lib/subscriptions/query';
import type { OneSubscription } from '@/lib/subscriptions/reads';
import { rowOf, type SubscriptionRow } from '@/lib/subscriptions/row';
import type { UpdatedSubscription } from '@/lib/subscriptions/update';
import { SubscriptionDetails } from './subscription-details';

const EditSubscription = lazyPart<EditSubscriptionProps>(
  () =>
    import('@/components/subscriptions/form/edit-subscription').then((part) => ({ default: part.EditSubscription })),
  { waiting: <div className="panel-body" aria-busy="true" /> },
);

export type SubscriptionPanelProps = {
  subscriptionId: string;
  owner: ProjectScope;
  /** The page's title without a subscription, restored when the panel closes. */
  listTitle: string;
  history: PanelHistory<SubscriptionsQuery>;
  update: Action<UpdatedSubscription>;
  /** Opens the dialog of a write. */
  onWrite: (verb: SubscriptionsVerb, rows: SubscriptionRow[]) => void;
};

/** Shows one subscription beside the list and refreshes it while it is open. */
function SubscriptionPanelPart(props: SubscriptionPanelProps) {
  const { subscriptionId, owner, history } = props;
  const texts = useTexts('subscriptionPage');
  const { idName } = useTexts('subscriptionFacts');
  const { copied, copyByHand } = useTexts('copy');
  const read = useOneItem(oneSubscription(owner, subscriptionId), subscriptionKeys.lists());
  // The list's own observer reads the rows; this one only watches.
  const rows = useQuery({ ...subscriptionsList(owner, history.query), enabled: false });
  const spot = findSpot(rows.data, history.query.size, subscriptionId);
  const name = read.data?.subscription.name || spot?.row.name || subscriptionId;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnOpen(heading, { ...props, itemId: subscriptionId, name });
  useCopyKey(subscriptionId, format(copied, { what: idName }), format(copyByHand, { what: idName }));

  const { edited, begin, end } = useEditing(subscriptionId, heading);
  const client = useQueryClient();
  const { saved, staysDisabled } = useTexts('editSubscription');
  const keep = (update: UpdatedSubscription) => {
    client.setQueryData(oneSubscription(owner, subscriptionId).queryKey, {
      subscription: update.subscription,
      readAt: Date.now(),
    });
    void client.invalidateQueries({ queryKey: subscriptionKeys.lists() });
    announce(format(update.staysDisabled ? staysDisabled : saved, { name }));
    end();
  };

  const readAgain = async () => {
    const { isSuccess } = await read.refetch();
    if (isSuccess) announce(format(texts.readAnew, { name }));
  };
  return (
    <section className="panel" aria-label={texts.details}>
      <PanelBar
        spot={spot}
        history={history}
        busy={read.isFetching}
        texts={texts}
        onReadAgain={() => void readAgain()}
      />
      {edited ? (
        <EditSubscription
          key={subscriptionId}
          subscription={edited}
          owner={owner}
          path={history.pathOf(subscriptionId)}
          action={props.update}
          onSaved={keep}
          onCancel={end}
        />
      ) : (
        <PanelView
          {...props}
          key={subscriptionId}
          read={read}
          row={spot?.row ?? null}
          name={name}
          headingRef={heading}
          onReadAgain={() => void readAgain()}
          onEdit={begin}
        />
      )}
    </section>
  );
}

export const SubscriptionPanel = withLateTexts(
  {
    en: { editSubscription: enEditSubscription, filterWords: enFilterWords, subscriptionPage: enSubscriptionPage },
    'zh-CN': { editSubscription: zhEditSubscription, filterWords: zhFilterWords, subscriptionPage: zhSubscriptionPage },
  },
  SubscriptionPanelPart,
);

/** Keeps the subscription that is being edited, as it was then. Afterwards the focus is back on the heading. */
function useEditing(subscriptionId: string, heading: Ref<HTMLHeadingElement> & { current: HTMLHeadingElement | null }) {
  const [editing, setEditing] = useState<SubscriptionWithRaw | null>(null);
  const edited = editing?.id === subscriptionId ? editing : null;
  const isEnding = useRef(false);
  useEffect(() => {
    if (edited || !isEnding.current) return;
    isEnding.current = false;
    heading.current?.focus({ preventScroll: true, focusVisible: true });
  }, [edited, heading]);
  const end = () => {
    isEnding.current = true;
    setEditing(null);
  };
  return { edited, begin: setEditing, end };
}

type PanelViewProps = SubscriptionPanelProps & {
  read: ReturnType<typeof useOneItem<OneSubscription>>;
  /** What the list already knows about it; null if it is not on the current page of the list. */
  row: SubscriptionRow | null;
  name: string;
  headingRef: Ref<HTMLHeadingElement>;
  onReadAgain: () => void;
  onEdit: (subscription: SubscriptionWithRaw) => void;
};

/** Shows what is known of a subscription: all of it, only the name while it loads, or why it can't be shown. */
function PanelView(props: PanelViewProps) {
  const { read, row, name, headingRef, subscriptionId, history, onWrite, onReadAgain, onEdit } = props;
  const texts = useTexts('subscriptionPage');
  const { data, isGone, isError, isPending } = read;
  const subscription = isGone ? null : (data?.subscription ?? null);
  const Note = data ? ListStale : ListFailureView;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={name} aria-busy={isPending}>
        {isGone ? (
          <PanelMissing
            itemId={subscriptionId}
            texts={texts}
            wasThere={data !== undefined || row !== null}
            requestId={read.error?.requestId ?? null}
            close={
              <Link className="btn" href={history.listPath} onNavigate={() => history.leave(null)}>
                {texts.close}
              </Link>
            }
          />
        ) : null}
        {isError && !isGone ? (
          <Note
            failure={read.error}
            path={history.pathOf(subscriptionId)}
            busy={read.isFetching}
            onRetry={onReadAgain}
          />
        ) : null}
        {subscription || isPending ? (
          <PanelTitle
            ref={headingRef}
            status={<SubscriptionStatus status={subscription?.status ?? row?.status ?? null} />}
            name={name}
            aside={data ? <ListUpdated readAt={data.readAt} label={texts.read} /> : texts.loading}
          />
        ) : null}
        {subscription ? <SubscriptionDetails subscription={subscription} readAt={data?.readAt ?? 0} /> : null}
      </div>
      {subscription ? (
        <PanelFoot subscription={subscription} onWrite={onWrite} onEdit={() => onEdit(subscription)} />
      ) : null}
    </>
  );
}

type PanelFootProps = Pick<SubscriptionPanelProps, 'onWrite'> & {
  subscription: SubscriptionWithRaw;
  onEdit: () => void;
};

function PanelFoot({ subscription, onWrite, onEdit }: PanelFootProps) {
  const { edit } = useTexts('subscriptionPage');
  const { verbs } = useTexts('subscriptions');
  const verb = subscription.status === 'ENABLED' ? 'disable' : 'enable';
  const rows = [rowOf(subscription)];
  return (
    <div className="panel-foot">
      <button type="button" className="btn small" onClick={onEdit}>
        <Pencil aria-hidden="true" />
        <span>{edit}</span>
      </button>
      <button type="button" className="btn small" onClick={() => onWrite(verb, rows)}>
        {verb === 'enable' ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        <span>{verbs[verb]}</span>
      </button>
      <button type="button" className="btn small quiet danger" onClick={() => onWrite('delete', rows)}>
        <Trash2 aria-hidden="true" />
        <span>{verbs.delete}</span>
      </button>
    </div>
  );
}
