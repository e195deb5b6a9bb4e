'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { ListFailureView } from '@/components/list/list-failure';
import { Conditions } from '@/components/subscriptions/form/conditions';
import { fillNames } from '@/components/ui/fill-nodes';
import { Link } from '@/components/ui/link';
import { Message } from '@/components/ui/message';
import { channelFilters, eventContent, eventTrace } from '@/lib/browser/queries/events';
import { oneSource } from '@/lib/browser/queries/sources';
import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import { isObject, readExactJson } from '@/lib/eventgrid/events/exact-json';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import { type Broken, type Why, type WhyFacts, whyNotArrived } from '@/lib/events/why-not-arrived';
import type { ProjectScope } from '@/lib/session/session';
import { sourcePath } from '@/lib/sources/path';
import { SOURCES_URL } from '@/lib/sources/query';
import { SUBSCRIPTIONS_URL, subscribePath, subscriptionPath } from '@/lib/subscriptions/query';

export type WhyNotArrivedProps = {
  owner: ProjectScope;
  sourceId: string;
  /** The channel that the event was published to. */
  channelId: string;
  /** The event's ID; without it and `event`, the user may name or paste one. */
  eventId?: string;
  /** The event as it was sent. */
  event?: Record<string, unknown> | null;
  /** Its length as JSON. */
  bytes?: number | null;
  /** What EventGrid answered if it refused the event. */
  refusal?: WhyFacts['refusal'];
  /** Its trace; `missing` if EventGrid has none. */
  trace?: WhyFacts['trace'];
};

/** Names the first broken link between a source and the targets of an event, with its fix. Loads on demand. */
export default function WhyNotArrived(props: WhyNotArrivedProps) {
  return props.eventId === undefined && props.event === undefined ? <AnyEvent {...props} /> : <Verdict {...props} />;
}

/** Lets the user name an event, paste one, or leave both and check what is set up. */
function AnyEvent(props: WhyNotArrivedProps) {
  const texts = useTexts('whyNotArrived');
  const [asked, setAsked] = useState<{ eventId?: string; event: WhyFacts['event']; bytes: number | null } | null>(null);
  const ask = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = String(new FormData(form.currentTarget).get('event') ?? '').trim();
    const event = readEvent(text);
    setAsked(
      event !== null
        ? { event, bytes: new TextEncoder().encode(text).length }
        : { event: null, bytes: null, ...(text === '' ? {} : { eventId: text }) },
    );
  };
  return (
    <div className="why">
      <form className="why-form" onSubmit={ask}>
        <label htmlFor="why-event">{texts.which}</label>
        <textarea id="why-event" name="event" className="mono" rows={3} spellCheck={false} />
        <p className="text-xs text-ink-3">{texts.whichHint}</p>
        <button type="submit" className="btn">
          {texts.check}
        </button>
      </form>
      {asked === null ? null : <Named key={JSON.stringify(asked)} {...props} {...asked} />}
    </div>
  );
}

function readEvent(text: string): Record<string, unknown> | null {
  try {
    const event = readExactJson(text);
    return isObject(event) ? event : null;
  } catch {
    return null;
  }
}

/** Reads the trace of an event that the user named. */
function Named(props: WhyNotArrivedProps) {
  const { owner, channelId, eventId = '', event } = props;
  const id = eventId || (typeof event?.id === 'string' ? event.id : '');
  const canRead = isEventId(id);
  const { data, error, isPending } = useQuery({ ...eventTrace(owner, channelId, id), enabled: canRead });
  if (canRead && isPending) return <Waiting />;
  // An event that was pasted may never have been sent: then only what is set up counts.
  const missing = error?.state === 'missing' && event === null ? 'missing' : null;
  return <Verdict {...props} eventId={id} trace={data?.trace ?? (id !== '' && !canRead ? 'missing' : missing)} />;
}

const Waiting = () => {
  const { checking } = useTexts('whyNotArrived');
  return <p aria-busy="true">{checking}</p>;
};

function Verdict(props: WhyNotArrivedProps) {
  const { owner, sourceId, channelId, eventId = '', refusal = null, trace = null } = props;
  const source = useQuery(oneSource(owner, sourceId));
  const filters = useQuery(channelFilters(owner, channelId));
  const content = useQuery({
    ...eventContent(owner, eventId),
    enabled: !props.event && trace !== 'missing' && isEventId(eventId),
  });
  if (source.isPending || filters.isPending || (content.isPending && content.isFetching)) return <Waiting />;
  const failed = [filters, source].find(({ error, isError }) => isError && error?.state !== 'missing');
  if (failed)
    return (
      <ListFailureView failure={failed.error} path="" busy={failed.isFetching} onRetry={() => void failed.refetch()} />
    );
  const read = source.data?.source;
  const event = props.event ?? (content.data ? readEvent(content.data.content) : null);
  const why = whyNotArrived({
    source: read ? { ...read, error_msg: read.error_info?.error_msg ?? null } : 'missing',
    channel_id: channelId,
    subscriptions: filters.data ?? null,
    event,
    bytes: props.bytes ?? null,
    refusal,
    trace,
  });
  return <Chain why={why} trace={trace} props={props} sourceName={read?.name ?? ''} />;
}

type ChainProps = { why: Why; trace: EventTrace | 'missing' | null; props: WhyNotArrivedProps; sourceName: string };

/** Shows the first broken link, how to fix it, and each link of the chain. */
function Chain({ why: { broken, links }, trace, props, sourceName }: ChainProps) {
  const texts = useTexts('whyNotArrived');
  const isDelivered = links.some(({ link, state }) => link === 'target' && state === 'fine');
  return (
    <div className="why" role="status" data-broken={broken?.link ?? 'none'} data-why={broken?.key}>
      {broken === null ? (
        <Message
          tone={isDelivered ? 'good' : 'info'}
          icon={<CircleCheck aria-hidden="true" />}
          title={isDelivered ? texts.arrived : texts.nothingBroken}
        >
          <p>{isDelivered ? texts.arrivedText : trace === null ? texts.nothingBrokenText : null}</p>
        </Message>
      ) : (
        <BrokenLink broken={broken} props={props} sourceName={sourceName} />
      )}
      <ol className="why-chain" aria-label={texts.chain}>
        {links.map(({ link, state }) => (
          <li key={link} data-link={link} data-link-state={state}>
            <span>{texts.links[link]}</span>
            <b>{texts.states[state]}</b>
          </li>
        ))}
      </ol>
    </div>
  );
}

type BrokenLinkProps = { broken: Broken; props: WhyNotArrivedProps; sourceName: string };

function BrokenLink({ broken, props, sourceName }: BrokenLinkProps) {
  const texts = useTexts('whyNotArrived');
  const { title, text } = texts.keys[broken.key];
  const fix = fixOf(broken, props, sourceName);
  return (
    <Message
      tone="bad"
      icon={<CircleX aria-hidden="true" />}
      title={fillNames(title, broken.values)}
      below={
        broken.unmatched ? (
          <div className="why-filters">
            {broken.unmatched.map(({ subscription, fields }) => (
              <div key={subscription.id}>
                <h4>
                  <bdi translate="no">{subscription.name}</bdi>
                </h4>
                <Conditions outcome={{ matched: false, fields }} />
              </div>
            ))}
          </div>
        ) : null
      }
    >
      <p>{fillNames(text, broken.values)}</p>
      {fix ? (
        <p>
          <Link className="btn tiny" href={fix.href}>
            {texts.fixes[fix.name]}
          </Link>
        </p>
      ) : null}
    </Message>
  );
}

type Fix = { name: 'openSource' | 'openSources' | 'subscribe' | 'openSubscription'; href: string };

/** Where a broken link is fixed: null if that is in the publisher, not in the console. */
function fixOf({ link, key, subscriptionId }: Broken, props: WhyNotArrivedProps, source: string): Fix | null {
  if (subscriptionId)
    return { name: 'openSubscription', href: subscriptionPath(subscriptionId, SUBSCRIPTIONS_URL.defaults) };
  if (key === 'noSubscription')
    return { name: 'subscribe', href: subscribePath({ channel_id: props.channelId, source }) };
  if (key === 'sourceMissing') return { name: 'openSources', href: SOURCES_URL.path };
  if (link === 'source' || link === 'channel')
    return { name: 'openSource', href: sourcePath(props.sourceId, SOURCES_URL.defaults) };
  return null;
}
