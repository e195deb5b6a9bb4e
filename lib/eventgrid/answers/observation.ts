import { parseJson, readObject } from '@/lib/secrets/json';
import { type Page, readList } from './list';
import { readNumber, readTexts } from './loose';

const TRACED_TEXTS = ['event_id', 'event_type', 'source_name', 'source_provider', 'subscription_name'] as const;
const COUNTS = ['num', 'success_num', 'fail_num', 'retry_times', 'event_size', 'process_time', 'invoke_time'] as const;

/** A published event and one subscription that took it; `subscription_name` is empty if none did. */
export type TracedEvent = Record<(typeof TRACED_TEXTS)[number], string | null> & {
  /** Milliseconds since 1970; null if EventGrid did not say. */
  event_received_time: number | null;
};

/**
 * Events or deliveries of one period that begins at `timestamp`, in milliseconds since 1970. Sizes are bytes, times
 * milliseconds; null if EventGrid did not say.
 */
export type MetricPoint = { timestamp: number } & Record<(typeof COUNTS)[number], number | null>;

/**
 * Reads a page of traced events. Rule: docs/wire.md, "EG API, observation": they are in `result`, and some answers
 * repeat them in `items`.
 */
export const readTracedEvents = (body: unknown): Page<TracedEvent> | null =>
  readList(withItems(body), (item) => {
    const fields = readObject(item);
    return (
      fields && {
        ...readTexts(fields, TRACED_TEXTS),
        event_received_time: readMilliseconds(fields.event_received_time),
      }
    );
  });

/** Reads metrics, oldest first. Skips a point without a time. */
export function readMetrics(body: unknown): MetricPoint[] | null {
  const list = readList(withItems(body), (item) => {
    const fields = readObject(item);
    const timestamp = readMilliseconds(fields?.timestamp);
    if (fields === null || timestamp === null) return null;
    const counts = COUNTS.map((name) => [name, readNumber(fields[name])]);
    return { timestamp, ...Object.fromEntries(counts) } as MetricPoint;
  });
  return list === null ? null : list.items.sort((one, other) => one.timestamp - other.timestamp);
}

/**
 * Reads an event's content: its JSON text, which EventGrid answers as it is or as a JSON string. Returns null if it is
 * neither.
 */
export function readEventContent(text: string): { content: string } | null {
  const body = parseJson(text);
  if (typeof body === 'string') return { content: body };
  return readObject(body) ? { content: text } : null;
}

function withItems(body: unknown): unknown {
  const fields = readObject(body);
  return fields && { ...fields, items: fields.result ?? fields.items };
}

/** Below this, a time is in seconds: as milliseconds it would be in 1973 (docs/wire.md, "EG API, observation"). */
const LEAST_MILLISECONDS = 1e11;

function readMilliseconds(value: unknown): number | null {
  const time = readNumber(value);
  return time !== null && time < LEAST_MILLISECONDS ? time * 1000 : time;
}
