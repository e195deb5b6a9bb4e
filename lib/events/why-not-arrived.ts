import type { TargetLabel } from '@/lib/eventgrid/answers/subscription';
import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import { type FilterOutcome, readFilter } from '@/lib/eventgrid/events/filter';
import { deliveryState } from './delivery';

/** Longest event and request (docs/wire.md, "EG API, Publishing Events"). */
const MAX_EVENT_BYTES = 65_536;

/** A subscription with what decides whether it takes an event. */
export type FilteringSubscription = {
  id: string | null;
  name: string | null;
  status: string | null;
  target_labels: readonly TargetLabel[];
  sources: readonly { name: string | null; filter: unknown }[];
};

/** What is known of an event on its way. Null is what could not be read, or is not about an event. */
export type WhyFacts = {
  source:
    | { name: string | null; status: string | null; channel_id: string | null; error_msg: string | null }
    | 'missing'
    | null;
  /** Where it was published, if not to the source's own channel. */
  channel_id?: string | null;
  /** The subscriptions of the channel. */
  subscriptions: readonly FilteringSubscription[] | null;
  event: Record<string, unknown> | null;
  /** Its length as JSON. */
  bytes: number | null;
  /** What EventGrid answered if it refused the event. */
  refusal: { code: string | null; message: string | null } | null;
  trace: EventTrace | 'missing' | null;
};

/** The links of the chain, in order. */
const LINKS = ['source', 'channel', 'event', 'subscription', 'filter', 'target'] as const;
type Link = (typeof LINKS)[number];

/** A link that broke. `values` fill its text; `subscriptionId` is where the fix is, if it is on a subscription. */
export type Broken = {
  link: Link;
  key:
    | 'sourceMissing'
    | 'otherSource'
    | 'sourceFailed'
    | 'noChannel'
    | 'otherChannel'
    | 'tooLarge'
    | 'tooLargeTogether'
    | 'tooMany'
    | 'refused'
    | 'notReceived'
    | 'noSubscription'
    | 'notEnabled'
    | 'noMatch'
    | 'notMatchedThen'
    | 'answered'
    | 'slow'
    | 'down'
    | 'waiting'
    | 'notCalled';
  values: Record<string, string>;
  subscriptionId?: string | null;
  /** For `noMatch`: each enabled subscription, with the fields of its filter that did not match. */
  unmatched?: { subscription: FilteringSubscription; fields: FilterOutcome['fields'] }[];
};

/** `broken` after the first broken link is never looked at: those are `skipped`, as what needs an event without one. */
type LinkState = 'fine' | 'broken' | 'unknown' | 'skipped';

/** The chain as far as it is known; `broken` is its first broken link, null if none was found. */
export type Why = { links: { link: Link; state: LinkState }[]; broken: Broken | null };

type Check = (facts: WhyFacts) => Broken | Exclude<LinkState, 'broken'>;

/**
 * Finds the first broken link between a source and the targets of its events. What EventGrid recorded decides; without a
 * record, what is set up now. Filters are evaluated by the code that the local EventGrid delivers with.
 */
export function whyNotArrived(facts: WhyFacts): Why {
  const found = LINKS.map((link) => ({ link, result: CHECKS[link](facts) }));
  const at = found.findIndex(({ result }) => typeof result !== 'string');
  const links = found.map(({ link, result }, index) => ({
    link,
    state: at >= 0 && index > at ? 'skipped' : typeof result === 'string' ? result : 'broken',
  })) satisfies Why['links'];
  const first = found[at]?.result;
  return { links, broken: first === undefined || typeof first === 'string' ? null : first };
}

const broken = (link: Link, key: Broken['key'], values: Broken['values'] = {}, more: Partial<Broken> = {}): Broken => ({
  link,
  key,
  values,
  ...more,
});

const traceOf = ({ trace }: WhyFacts): EventTrace | null => (trace === 'missing' ? null : trace);
const wasTaken = (facts: WhyFacts): boolean => (traceOf(facts)?.deliverList.length ?? 0) > 0;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const checkSource: Check = (facts) => {
  const { source, event } = facts;
  if (source === null) return 'unknown';
  if (source === 'missing') return broken('source', 'sourceMissing');
  const name = source.name ?? '';
  if (event !== null && event.source !== name)
    return broken('source', 'otherSource', { wanted: name, found: textOf(event.source) });
  const isBroken = source.status === 'ERROR' || source.status === 'CREATE_FAILED';
  return isBroken && traceOf(facts) === null
    ? broken('source', 'sourceFailed', { name, why: source.error_msg ?? '' })
    : 'fine';
};

const checkChannel: Check = ({ source, channel_id }) => {
  if (source === null || source === 'missing') return 'unknown';
  const values = { name: source.name ?? '' };
  if (!source.channel_id) return broken('channel', 'noChannel', values);
  const isElsewhere = Boolean(channel_id) && channel_id !== source.channel_id;
  return isElsewhere ? broken('channel', 'otherChannel', values) : 'fine';
};

/** EventGrid's codes of events that it refuses, without their prefix. Rule: docs/wire.md, "EG API, Publishing Events". */
const REFUSALS: Record<string, Broken['key']> = {
  '00533007': 'tooLargeTogether',
  '00533012': 'tooLarge',
  '00533013': 'tooMany',
};

const checkEvent: Check = (facts) => {
  const { refusal, bytes, trace } = facts;
  const size = bytes === null ? '' : String(bytes);
  if (refusal !== null) {
    const key = REFUSALS[(refusal.code ?? '').replace(/^EG\./, '')] ?? 'refused';
    return broken('event', key, { code: refusal.code ?? '', message: refusal.message ?? '', bytes: size });
  }
  if (traceOf(facts) !== null) return 'fine';
  if (bytes !== null && bytes > MAX_EVENT_BYTES) return broken('event', 'tooLarge', { bytes: size });
  return trace === 'missing' ? broken('event', 'notReceived') : 'skipped';
};

/** The subscriptions that name the source. */
const takersOf = ({ source, subscriptions }: WhyFacts): readonly FilteringSubscription[] => {
  const name = source === null || source === 'missing' ? null : source.name;
  return subscriptions?.filter(({ sources }) => sources.some((one) => one.name === name)) ?? [];
};
const isEnabled = ({ status }: FilteringSubscription): boolean => status === 'ENABLED';

const checkSubscription: Check = (facts) => {
  if (wasTaken(facts)) return 'fine';
  if (facts.subscriptions === null) return 'unknown';
  const takers = takersOf(facts);
  if (takers.length === 0) return broken('subscription', 'noSubscription');
  const [first] = takers;
  if (takers.some(isEnabled)) return 'fine';
  const values = { name: first?.name ?? '', status: first?.status ?? '' };
  return broken('subscription', 'notEnabled', values, { subscriptionId: first?.id ?? null });
};

const checkFilter: Check = (facts) => {
  if (wasTaken(facts)) return 'fine';
  const { event, subscriptions } = facts;
  if (event === null || subscriptions === null) return 'skipped';
  const name = textOf(event.source);
  const outcomes = takersOf(facts)
    .filter(isEnabled)
    .map((subscription) => {
      const filters = subscription.sources.filter((one) => one.name === name);
      const read = filters.map(({ filter }) => readFilter(filter)(event));
      const best = read.find(({ matched }) => matched) ?? read[0];
      return { subscription, matched: best?.matched === true, fields: best?.fields ?? [] };
    });
  const matching = outcomes.find(({ matched }) => matched);
  // Taken by none then: the filter, or the subscription, is newer than the event.
  if (matching !== undefined) {
    if (traceOf(facts) === null) return 'fine';
    const { id, name: newer } = matching.subscription;
    return broken('filter', 'notMatchedThen', { name: newer ?? '' }, { subscriptionId: id });
  }
  const unmatched = outcomes.map(({ subscription, fields }) => ({
    subscription,
    fields: fields.filter(({ matched }) => !matched),
  }));
  // The one that came closest is named first.
  unmatched.sort((one, other) => one.fields.length - other.fields.length);
  const [closest] = unmatched;
  const values = { name: closest?.subscription.name ?? '', field: closest?.fields[0]?.path.join('.') ?? '' };
  return broken('filter', 'noMatch', values, { subscriptionId: closest?.subscription.id ?? null, unmatched });
};

const checkTarget: Check = (facts) => {
  const trace = traceOf(facts);
  if (trace === null || trace.deliverList.length === 0) return 'skipped';
  const targets = trace.deliverList.flatMap((subscription) =>
    subscription.deliverTargetList.map((target) => ({ subscription, target, state: deliveryState(target) })),
  );
  const order = ['failed', 'waiting', 'notCalled'] as const;
  const worst = order.flatMap((state) => targets.flatMap((one) => (one.state === state ? [{ ...one, state }] : [])))[0];
  if (worst === undefined) return 'fine';
  const { subscription, target, state } = worst;
  const code = target.deliverDetailList.at(-1)?.deliverRspCode ?? '';
  const key = state === 'failed' ? failureOf(code) : state;
  const { subscriptionName, subscriptionId } = subscription;
  return broken('target', key, { name: subscriptionName ?? '', code }, { subscriptionId });
};

/** An answer has an HTTP status; without one, EventGrid says why there was none. */
const failureOf = (code: string): Broken['key'] => {
  if (/^(408|504|.*time.?out.*)$/i.test(code)) return 'slow';
  return /^\d{3}$/.test(code) ? 'answered' : 'down';
};

const CHECKS: Record<Link, Check> = {
  source: checkSource,
  channel: checkChannel,
  event: checkEvent,
  subscription: checkSubscription,
  filter: checkFilter,
  target: checkTarget,
};
