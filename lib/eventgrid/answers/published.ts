import { parseJson, readObject } from '@/lib/secrets/json';
import { readNumber, readText } from './loose';

/** What became of one published event: its ID, and EventGrid's code and message if it was refused. */
export type PublishedEvent = {
  event_id: string | null;
  error_code: string | null;
  error_msg: string | null;
  /** Whether the answer was lost and EventGrid has no trace of the event yet. */
  isUnconfirmed?: boolean;
};

/** The events of one publish, in the order in which they were sent. `id` is their channel's. */
export type PublishedEvents = { id: string; events: PublishedEvent[] };

/**
 * Reads the answer to a publish. EventGrid answers 200 even if it refused some events. Returns null without a list of
 * entries: the events may have been published. Rule: docs/wire.md, "EG API, Publishing Events".
 */
export function readPublished(value: unknown, channelId: string): PublishedEvents | null {
  const fields = readObject(value);
  if (!Array.isArray(fields?.events) || fields.events.length === 0 || readNumber(fields.failed_count) === null)
    return null;
  return { id: channelId, events: fields.events.map(readEntry) };
}

function readEntry(value: unknown): PublishedEvent {
  const { event_id, error_code, error_msg } = readObject(value) ?? {};
  return {
    event_id: readText(event_id),
    error_code: readText(error_code) || null,
    error_msg: readText(error_msg) || null,
  };
}

/** Reads the entries of a publish that was refused as a whole, from its body; empty if the refusal has none. */
export function readRefusedEvents(body: string | null): PublishedEvent[] {
  const entries = body === null ? null : readObject(parseJson(body))?.events;
  return Array.isArray(entries) ? entries.map(readEntry) : [];
}
