import * as z from 'zod/mini';
import { isObject, readExactJson, withNumbersOf, writeJson } from '@/lib/eventgrid/events/exact-json';
import { isCalled } from './allowed-target';
import type { EventGridDeps } from './context';
import type { WebhookCall } from './deliver';
import type { NewDelivery, Publication } from './event-store';
import type { DeliveryStatus } from './event-tables';
import { storable } from './read-body';
import { type CloudEvent, cloudEvent } from './schemas/event';
import type { ActiveSubscription, ActiveTarget } from './subscription';
import type { ChannelRow } from './tables';

/** An event passes at most so many channels. Rule: docs/wire.md, "EG API, targets". */
const MAX_CHANNELS = 3;
/** Retries without `retry_times`, and most retries: no source gives the range (our choice). */
const DEFAULT_RETRIES = 3;
const MAX_RETRIES = 16;
/** Longer texts couldn't be queried, and would let 100,000 rows grow without bound. */
const MAX_TEXT_CHARS = 1024;

/** Events that came to a channel, the number of channels that they have passed, and their numbers for the metrics. */
type Arrival = { channel: ChannelRow; events: readonly CloudEvent[]; passed: number; counted: Publication['events'] };

/** A call that waits for the row of its delivery, by position in its publication. */
type Pending = { publication: number; position: number; call: Omit<WebhookCall, 'seq'> };

/**
 * Finds where events of a channel go, through the channels that are targets too, and saves it all at one time. Resolves
 * to the calls of webhooks that are left to do; targets that are not called here are recorded as such.
 */
export async function routeEvents(
  arrived: Omit<Arrival, 'passed'>,
  atMs: number,
  deps: EventGridDeps,
): Promise<WebhookCall[]> {
  const arrivals: Arrival[] = [{ ...arrived, passed: 1 }];
  const publications: Publication[] = [];
  const pending: Pending[] = [];
  // Grows while events reach further channels.
  for (const arrival of arrivals) {
    const { channel, events, counted } = arrival;
    const rows = await deps.store.subscriptionsOn(channel.project_id, channel.id);
    const subscriptions = rows.map(deps.readSubscription);
    const traces: Publication['traces'][number][] = [];
    const deliveries: NewDelivery[] = [];
    for (const event of events) {
      const takers = subscriptions.filter(({ takes }) => takes(event));
      traces.push(...tracesOf(event, takers));
      for (const taker of takers) {
        for (const active of taker.targets) {
          const routed = await routeOne(event, taker, active, arrival, deps);
          if (routed.call) {
            pending.push({ publication: publications.length, position: deliveries.length, call: routed.call });
          }
          deliveries.push(deliveryOf(event, taker, active, routed, atMs));
          if (routed.forward) join(arrivals, routed.forward.channel, routed.forward.event, arrival.passed + 1);
        }
      }
    }
    publications.push({
      projectId: channel.project_id,
      channelId: channel.id,
      atMs,
      durationMs: deps.now() - atMs,
      events: counted,
      contents: events.map(contentOf),
      traces,
      deliveries,
    });
  }
  const firstSeqs = await deps.store.savePublications(publications);
  return pending.map(({ publication, position, call }) => ({
    ...call,
    seq: (firstSeqs[publication] ?? 0) + position,
  }));
}

/** Adds an event to what a further channel gets, in one arrival for all that come from the same step. */
function join(arrivals: Arrival[], channel: ChannelRow, event: CloudEvent, passed: number): void {
  const index = arrivals.findIndex((one) => one.channel.id === channel.id && one.passed === passed);
  const known = arrivals[index];
  const counted = { source_name: '', bytes: Buffer.byteLength(writeJson(event)), ok: true };
  if (known === undefined) arrivals.push({ channel, events: [event], passed, counted: [counted] });
  else arrivals[index] = { ...known, events: [...known.events, event], counted: [...known.counted, counted] };
}

type Routed = {
  status: DeliveryStatus;
  code: string;
  call?: Omit<WebhookCall, 'seq'>;
  forward?: { channel: ChannelRow; event: CloudEvent };
};

const channelTarget = z.looseObject({ target_project_id: z.string(), target_channel_id: z.string() });
const headersSchema = z.looseObject({
  invocation_http_parameters: z.looseObject({
    header_parameters: z.array(z.looseObject({ key: z.string(), value: z.string() })),
  }),
});

async function routeOne(
  event: CloudEvent,
  taker: ActiveSubscription,
  { target, bodyOf }: ActiveTarget,
  { channel, passed }: Arrival,
  { store, allowedTargets }: EventGridDeps,
): Promise<Routed> {
  const body = bodyOf(event);
  if (body === null) return { status: 'FAILED', code: 'unknown transform' };
  const url = target.detail?.url ?? target.apigw_detail?.url;
  if (typeof url === 'string' && isCalled(url, allowedTargets)) {
    const { data } = headersSchema.safeParse(target.apigw_detail);
    const own = data?.invocation_http_parameters.header_parameters.map(({ key, value }) => [key, value]) ?? [];
    const queue = target.dead_letter_queue;
    const names = { project_id: channel.project_id, channel_id: channel.id, event_id: keptText(event.id) };
    const call = {
      url,
      headers: { 'Content-Type': contentTypeOf(target.transform.type, body), ...Object.fromEntries(own) },
      body,
      retries: Math.min(target.retry_times ?? DEFAULT_RETRIES, MAX_RETRIES),
      owner: {
        project_id: channel.project_id,
        subscription_id: taker.id,
        target_id: target.id,
        provider_type: target.provider_type,
      },
      deadLetter: queue
        ? { ...names, subscription_name: taker.name, target_id: target.id, queue: writeJson(queue), content: body }
        : undefined,
    };
    return { status: 'PENDING', code: '', call };
  }
  const { data } = channelTarget.safeParse(target.eg_detail ?? target.detail);
  const next = data && (await store.findChannel(data.target_project_id, data.target_channel_id));
  if (next?.provider_type !== 'CUSTOM') return { status: 'NOT_CALLED', code: 'not called here' };
  if (passed >= MAX_CHANNELS) return { status: 'FAILED', code: `passed ${MAX_CHANNELS} channels` };
  const forwarded = target.transform.type === 'ORIGINAL' ? event : readEventText(body);
  if (forwarded === null) return { status: 'FAILED', code: 'no CloudEvent' };
  return { status: 'SUCCESS', code: '200', forward: { channel: next, event: forwarded } };
}

/** The original is a CloudEvent; what a transform makes may be any text (our choice). */
function contentTypeOf(transformType: string, body: string): string {
  if (transformType === 'ORIGINAL') return 'application/cloudevents+json';
  return readJson(body) === undefined ? 'text/plain; charset=utf-8' : 'application/json';
}

function readJson(text: string): unknown {
  try {
    return readExactJson(text);
  } catch {
    return undefined;
  }
}

function readEventText(text: string): CloudEvent | null {
  const json = readJson(text);
  const parsed = cloudEvent.safeParse(json);
  return isObject(json) && parsed.success ? withNumbersOf(json, parsed.data) : null;
}

const keptText = (text: string) => storable(text.slice(0, MAX_TEXT_CHARS));

/** Records which subscriptions took an event: a row for each, or one without a name. */
const tracesOf = (event: CloudEvent, takers: readonly ActiveSubscription[]): Publication['traces'] =>
  (takers.length === 0 ? [''] : takers.map(({ name }) => name)).map((subscription_name) => ({
    subscription_name,
    source_name: event.source,
    event_type: keptText(event.type),
    event_id: keptText(event.id),
  }));

const contentOf = (event: CloudEvent): Publication['contents'][number] => ({
  event_id: keptText(event.id),
  source_name: event.source,
  event_type: keptText(event.type),
  content: storable(writeJson(event)),
});

function deliveryOf(
  event: CloudEvent,
  taker: ActiveSubscription,
  { target }: ActiveTarget,
  { status, code }: Routed,
  atMs: number,
): NewDelivery {
  return {
    event_id: keptText(event.id),
    subscription_id: taker.id,
    subscription_name: taker.name,
    target_id: target.id,
    target_name: target.name,
    status,
    attempts: status === 'PENDING' ? [] : [{ atMs, tookMs: 0, code, status }],
    provider_type: target.provider_type,
  };
}
