'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { NewWord } from '@/components/ui/nothing';
import { channelSubscriptions } from '@/lib/browser/queries/subscriptions';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';

type Messages = (typeof sourcePage)['subscriptions'];
type SourceSubscriptionsProps = { owner: ProjectScope; channelId: string; messages: Messages };

/** Lists who gets the source's events: the subscriptions of its channel. None is said, since nothing is delivered then. */
export function SourceSubscriptions({ owner, channelId, messages }: SourceSubscriptionsProps) {
  const { data, isError, isFetching, refetch } = useQuery(channelSubscriptions(owner, channelId));
  const items = data?.items ?? [];
  const total = data?.total ?? items.length;
  return (
    <section className="sect" aria-labelledby="subscriptions" aria-busy={isFetching}>
      <h3 id="subscriptions">
        {messages.title}
        {items.length > 0 ? <span className="num muted">{total}</span> : null}
      </h3>
      {items.length > 0 ? (
        <ul className="plain-list">
          {items.map((item, index) => (
            <Row key={item.id ?? index} subscription={item} messages={messages} />
          ))}
          {total > items.length ? (
            <li className="muted">{format(messages.more, { count: total - items.length })}</li>
          ) : null}
        </ul>
      ) : null}
      {data && items.length === 0 ? (
        <p className="note-line warn">
          <TriangleAlert aria-hidden="true" />
          {messages.none}
        </p>
      ) : null}
      {!data && isError ? (
        <p className="note-line">
          {messages.failed}
          <button type="button" className="btn xs" aria-disabled={isFetching || undefined} onClick={() => refetch()}>
            {messages.retry}
          </button>
        </p>
      ) : null}
      {!data && !isError ? <p className="note-line muted">{messages.loading}</p> : null}
    </section>
  );
}

function Row({ subscription, messages }: { subscription: Subscription; messages: Messages }) {
  const { name, id, status } = subscription;
  return (
    <li>
      <bdi className="wrap-any">{name || id || messages.noName}</bdi>
      <Status status={status} messages={messages} />
    </li>
  );
}

/** Quiet when it delivers, in words when it does not, EventGrid's own word when it is a new one. */
function Status({ status, messages: { statuses } }: { status: string | null; messages: Messages }) {
  if (status === null) return null;
  if (status === 'ENABLED') return <span className="st ok">{statuses.ENABLED}</span>;
  if (status === 'DISABLED') return <span className="st warn">{statuses.DISABLED}</span>;
  return <NewWord text={status} />;
}
