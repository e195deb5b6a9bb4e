import { parseJson } from '@/lib/secrets/json';
import { readCheckedSource } from './answers/checked-source';
import { readEventContent, readMetrics, readTracedEvents } from './answers/observation';
import { readPublished } from './answers/published';
import { readEventTrace } from './answers/trace';
import { type EgResult, success } from './failures/result';
import type { OperationName } from './operations';
import type { CallOptions } from './transport/send';

export type Query = Record<string, string | number | undefined>;

/** Reads an answer's text; null if it isn't what the operation promises. */
export type ReadBody<T> = (text: string) => T | null;

/** Sends one operation for the client's project and reads its answer. Refusals are values. */
type Call = <T>(
  operation: OperationName,
  parts: { ids?: Record<string, string>; query?: Query; body?: unknown },
  options: CallOptions | undefined,
  read: ReadBody<T>,
) => Promise<EgResult<T>>;

/** Query of traced events. Times are milliseconds since 1970; the other fields are exact. */
export type TracedEventsQuery = {
  start_time: number;
  end_time: number;
  channel_id: string;
  event_id?: string;
  source_name?: string;
  event_type?: string;
  subscription_name?: string;
  offset?: number;
  limit?: number;
};

/** The time of a query of metrics, in milliseconds since 1970; `period` is in minutes. */
export type MetricsTime = { start_time: number; end_time: number; period: number };

/** Makes the operations on events: publish them, check first, and see what became of them. */
export const eventOperations = (call: Call) => ({
  /** Publishes events to a channel: one POST, never repeated. The answer has an entry for each, also if refused. */
  publishEvents: (channel_id: string, events: readonly object[], options?: CallOptions) =>
    call('publishEvents', { ids: { channel_id }, body: { events } }, options, (text) =>
      readPublished(parseJson(text), channel_id),
    ),
  /** Asks EventGrid whether a source's events would reach a subscription of its channel. Changes nothing. */
  checkEvents: (channel_id: string, source_name: string, options?: CallOptions) =>
    call('checkEvents', { body: { sources: [{ channel_id, source_name }] } }, options, (text) =>
      readCheckedSource(parseJson(text), source_name),
    ),
  /**
   * Lists published events, newest first: an entry for each subscription that took one, 15 per page unless `limit` is
   * given. EventGrid has them for 3 days.
   */
  async listTracedEvents(query: TracedEventsQuery, options?: CallOptions) {
    const result = await call('listTracedEvents', { query }, options, (text) => readTracedEvents(parseJson(text)));
    if (result.ok || !isPastTheEnd(result.failure, query)) return result;
    return success({ total: null, items: [] }, result.failure.requestId);
  },
  /** Reads a published event's content, as JSON text. */
  showEvent: (id: string, options?: CallOptions) =>
    call('showEvent', { ids: { trace_id: id } }, options, readEventContent),
  /** Reads where an event went: each subscription, target and attempt. */
  showEventTrace: (id: string, channel_id: string, options?: CallOptions) =>
    call('showEventTrace', { ids: { trace_id: id }, query: { channel_id } }, options, (text) =>
      readEventTrace(parseJson(text)),
    ),
  /** Counts what a channel's source published in each period. */
  listPublishMetrics: (query: MetricsTime & { channel_id: string; source_name: string }, options?: CallOptions) =>
    call('listPublishMetrics', { query }, options, (text) => readMetrics(parseJson(text))),
  /** Counts a subscription's deliveries in each period. */
  listDeliveryMetrics: (query: MetricsTime & { subscription_id: string }, options?: CallOptions) =>
    call('listDeliveryMetrics', { query }, options, (text) => readMetrics(parseJson(text))),
});

/** EG answers 400 APIGW.0106 to an offset at or past the end of the list (docs/wire.md, "EG API, lists" and "TF"). */
export const isPastTheEnd = (
  failure: { status: number | null; code: string | null },
  { offset = 0 }: { offset?: number },
): boolean => offset > 0 && failure.status === 400 && /^APIG(W)?\.0106$/.test(failure.code ?? '');
