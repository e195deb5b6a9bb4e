'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTexts } from '@/components/i18n/use-texts';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Link } from '@/components/ui/link';
import { NewWord } from '@/components/ui/nothing';
import { channelSubscriptions } from '@/lib/browser/queries/subscriptions';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { subscribePath } from '@/lib/subscriptions/query';

type SourceSubscriptionsProps = { owner: ProjectScope; channelId: string; sourceName: string | null };

/**
 * Lists who gets the source's events: the subscriptions of its channel. Says so if there are none, since nothing is
 * delivered then.
 */
export function SourceSubscriptions({ owner, channelId, sourceName }: SourceSubscriptionsProps) {
  const texts = useTexts('sourcePage').subscriptions;
  const { data, isError, isFetching, refetch } = useQuery(channelSubscriptions(owner, channelId));
  const items = data?.items ?? [];
  const total = data?.total ?? items.length;
  const subscribe = subscribePath({ channel_id: channelId, source: sourceName });
  return (
    <section className="section" aria-labelledby="subscriptions" aria-busy={isFetching}>
      <div className="section-head">
        <h3 id="subscriptions">
          <span>{texts.title}</span>
          {items.length > 0 ? <span className="num text-ink-3">{total}</span> : null}
        </h3>
        <Link className="btn tiny quiet" href={subscribe}>
          {texts.subscribe}
        </Link>
      </div>
      {items.length > 0 ? (
        <ul className="plain-list">
          {items.map((item, index) => (
            <Row key={item.id ?? index} subscription={item} />
          ))}
          {total > items.length ? (
            <li className="text-ink-3">{format(texts.more, { count: total - items.length })}</li>
          ) : null}
        </ul>
      ) : null}
      {data && items.length === 0 ? (
        <p className="note-line warn">
          <TriangleAlert aria-hidden="true" />
          <span>{texts.none}</span>
        </p>
      ) : null}
      {!data && isError ? (
        <p className="note-line">
          <span>{texts.failed}</span>
          <GuardedButton className="btn tiny" isOff={isFetching} onClick={() => refetch()}>
            {texts.retry}
          </GuardedButton>
        </p>
      ) : null}
      {!data && !isError ? <p className="note-line">{texts.loading}</p> : null}
    </section>
  );
}

function Row({ subscription }: { subscription: Subscription }) {
  const { noName } = useTexts('sourcePage').subscriptions;
  const { name, id, status } = subscription;
  return (
    <li>
      {id ? (
        <Link className="wrap-anywhere" dir="auto" translate="no" href={`/subscriptions/${encodeURIComponent(id)}`}>
          {name || id}
        </Link>
      ) : (
        <bdi className="wrap-anywhere" translate="no">
          {name || noName}
        </bdi>
      )}
      <Status status={status} />
    </li>
  );
}

/** Quiet if it delivers, in words if it doesn't, EventGrid's own word if it is unknown. */
function Status({ status }: { status: string | null }) {
  const { statuses } = useTexts('sourcePage').subscriptions;
  if (status === null) return null;
  if (status === 'ENABLED') return <span className="status well">{statuses.ENABLED}</span>;
  if (status === 'DISABLED') return <span className="status warn">{statuses.DISABLED}</span>;
  return <NewWord text={status} />;
}
