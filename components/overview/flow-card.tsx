import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { TargetLabels } from '@/components/subscriptions/target-label';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { NewWord } from '@/components/ui/nothing';
import { format, formatPlural } from '@/lib/i18n/format';
import { type FlowRow, flowOf } from '@/lib/overview/flow';
import type { SubscriptionItem } from '@/lib/overview/parts';
import { subscribePath } from '@/lib/subscriptions/query';
import { PartNotes } from './part-notes';
import type { OverviewState } from './use-overview';

/** Channels, and subscriptions of one, that the map draws; the lists have the others (our choice). */
const CHANNELS = 30;
const SUBSCRIPTIONS = 5;
/** Sources that a row names. */
const NAMED = 3;

const ofChannel = (path: string, id: string | null, more = '') =>
  `${path}?channel_id=${encodeURIComponent(id ?? '')}${more}`;

/** The way of events as a map: sources, their channel, its subscriptions and their targets, problems first. */
export function FlowCard(state: OverviewState) {
  const texts = useTexts('overview').flow;
  const language = useLanguage();
  const rows = flowOf(state.parts);
  const more = rows.length - CHANNELS;
  return (
    <section className="card" aria-labelledby="flow">
      <div className="card-head">
        <h2 id="flow">{texts.title}</h2>
      </div>
      {rows.length > 0 ? (
        <table className="flow">
          <caption className="sr-only">{texts.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.columns.sources}</th>
              <th scope="col">{texts.columns.channel}</th>
              <th scope="col">{texts.columns.subscriptions}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, CHANNELS).map((row) => (
              <Row key={row.id ?? ''} row={row} />
            ))}
          </tbody>
        </table>
      ) : null}
      {more > 0 ? (
        <p className="only-first">
          <Link href="/channels">{formatPlural(texts.moreChannels, more, language)}</Link>
        </p>
      ) : null}
      <PartNotes {...state} of={['sources', 'channels', 'subscriptions']} />
    </section>
  );
}

function Row({ row }: { row: FlowRow }) {
  const texts = useTexts('overview').flow;
  const { noName } = useTexts('lists');
  const { id, name, isMissing, isForeign } = row;
  const shownName = name || id || noName;
  const provider = isForeign ? '&provider=all' : '';
  return (
    <tr>
      <td>
        <Sources row={row} />
      </td>
      <th scope="row">
        {id === null || isMissing ? (
          <bdi translate="no">{shownName}</bdi>
        ) : (
          <Link dir="auto" translate="no" href={`/channels?q=${encodeURIComponent(id)}${provider}`}>
            {shownName}
          </Link>
        )}
        {isMissing ? <small className="bad">{texts.missing}</small> : null}
      </th>
      <td className={row.leadsNowhere ? 'gap' : undefined}>
        <Subscriptions row={row} name={shownName} />
      </td>
    </tr>
  );
}

function Sources({ row: { id, sources, isForeign } }: { row: FlowRow }) {
  const { counts, flow } = useTexts('overview');
  const language = useLanguage();
  if (isForeign) return <span className="text-ink-3">{flow.foreign}</span>;
  if (sources === null) return <span className="text-ink-3">{flow.unread}</span>;
  const { names, failing } = sources;
  if (names.length === 0) return <span className="text-ink-3">{flow.noSources}</span>;
  const more = names.length - NAMED;
  const named = names.slice(0, NAMED).join(', ');
  return (
    <>
      <Link href={ofChannel('/sources', id)}>{formatPlural(counts.sources, names.length, language)}</Link>
      {failing > 0 ? (
        <Link className="failing" href={ofChannel('/sources', id, '&status=failing')}>
          {formatPlural(flow.failing, failing, language)}
        </Link>
      ) : null}
      <small translate="no" title={named}>
        {more > 0 ? format(flow.names, { names: named, more }) : named}
      </small>
    </>
  );
}

function Subscriptions({ row, name }: { row: FlowRow; name: string }) {
  const texts = useTexts('overview').flow;
  const language = useLanguage();
  const { id, sources, subscriptions, leadsNowhere, isMissing } = row;
  if (subscriptions === null) return <span className="text-ink-3">{texts.unread}</span>;
  if (subscriptions.length === 0)
    return (
      <div className="leads-nowhere">
        {leadsNowhere && sources && sources.names.length > 0 ? (
          <span className="nobody">
            <Icon name="triangle" />
            <span>{texts.nobody}</span>
          </span>
        ) : (
          <span className="text-ink-3">{texts.noSubscription}</span>
        )}
        {isMissing || id === null ? null : (
          <Link
            className="btn tiny"
            href={subscribePath({ channel_id: id })}
            aria-label={format(texts.createFor, { name })}
          >
            <Icon name="plus" />
            <span>{texts.create}</span>
          </Link>
        )}
      </div>
    );
  const more = subscriptions.length - SUBSCRIPTIONS;
  return (
    <ul>
      {subscriptions.slice(0, SUBSCRIPTIONS).map((item, index) => (
        <Subscription key={item.id ?? index} item={item} />
      ))}
      {more > 0 ? (
        <li>
          <Link className="col-start-2" href={ofChannel('/subscriptions', id)}>
            {formatPlural(texts.more, more, language)}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

function Subscription({ item }: { item: SubscriptionItem }) {
  const { noName } = useTexts('lists');
  const { id, name, status, target_labels } = item;
  return (
    <li>
      <StatusMark status={status} />
      {id ? (
        <Link dir="auto" translate="no" title={name ?? id} href={`/subscriptions/${encodeURIComponent(id)}`}>
          {name || id}
        </Link>
      ) : (
        <bdi translate="no">{name || noName}</bdi>
      )}
      <TargetLabels labels={target_labels} />
    </li>
  );
}

/** The status as a mark of its own shape, its word for screen readers and a pointer. */
function StatusMark({ status }: { status: string | null }) {
  const { statuses, noStatus } = useTexts('subscriptionFacts');
  if (status === 'ERROR' || status === 'FROZEN')
    return (
      <span className="mark bad" title={statuses[status]}>
        <Icon name="triangle" />
        <span className="sr-only">{statuses[status]}</span>
      </span>
    );
  if (status === 'ENABLED' || status === 'DISABLED')
    return (
      <span className={status === 'ENABLED' ? 'mark status well' : 'mark status off'} title={statuses[status]}>
        <span className="sr-only">{statuses[status]}</span>
      </span>
    );
  return status ? <NewWord text={status} /> : <span className="sr-only">{noStatus}</span>;
}
