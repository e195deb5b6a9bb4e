import { MAX_EVENT_BYTES, MAX_EVENTS } from '@/lib/eventgrid/events/cloud-event';
import { isObject, withNumbersOf, writeJson } from '@/lib/eventgrid/events/exact-json';
import { type EventEntry, EventsFailure } from './failures';
import { type CloudEvent, cloudEvent } from './schemas/event';

/** A received event: its entry in the answer, its length as JSON, and the event itself if it is valid. */
export type ReadEvent = { entry: EventEntry; bytes: number; event: CloudEvent | null };

const RULES: Record<string, string> = {
  specversion: 'must be 1.0',
  datacontenttype: 'must be application/json',
  time: 'must be a time as RFC 3339 has it',
  data: 'must be an object',
};

/**
 * Refuses a publish of more than 20 events, or with one over 64 KB, with an entry for each event; null if it is
 * allowed. Nothing of a refused publish is accepted (our choice).
 */
export function refuseEvents(events: readonly unknown[]): EventsFailure | null {
  if (events.length > MAX_EVENTS) {
    return tooMany(
      events.map((event) => ({ event_id: idOf(event), error_code: TOO_MANY, error_msg: TOO_MANY_MESSAGE })),
    );
  }
  const entries = events.map((event) => {
    const large = bytesOf(event) > MAX_EVENT_BYTES;
    return {
      event_id: idOf(event),
      error_code: large ? TOO_LARGE : null,
      error_msg: large ? TOO_LARGE_MESSAGE : null,
    };
  });
  return entries.some(({ error_code }) => error_code !== null) ? tooLarge(entries) : null;
}

const TOO_MANY = '00533013';
const TOO_MANY_MESSAGE = `too many events: at most ${MAX_EVENTS}`;
const TOO_LARGE = '00533012';
const TOO_LARGE_MESSAGE = `the event is too large: at most ${MAX_EVENT_BYTES} bytes`;
const tooMany = (entries?: EventEntry[]) => new EventsFailure(TOO_MANY, TOO_MANY_MESSAGE, entries);
const tooLarge = (entries?: EventEntry[]) => new EventsFailure(TOO_LARGE, TOO_LARGE_MESSAGE, entries);

/** The refusals of refuseEvents, for the description of the operation. */
export const EVENTS_REFUSALS = [tooMany(), tooLarge()];

/**
 * Reads one event of a publish against the names of the channel's sources. An attribute that is null counts as absent,
 * and is not passed on; `data` is no attribute. The code of an invalid event is that of
 * EG.00513000 (our choice); its sentence names the field.
 */
export function readEvent(sent: unknown, sourceNames: ReadonlySet<string>): ReadEvent {
  const bytes = bytesOf(sent);
  const refused = (message: string) => ({
    entry: { event_id: idOf(sent), error_code: '00513000', error_msg: message },
    bytes,
    event: null,
  });
  if (!isObject(sent)) return refused('the event must be a JSON object');
  const given = Object.fromEntries(Object.entries(sent).filter(([name, value]) => name === 'data' || value !== null));
  const parsed = cloudEvent.safeParse(given);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0]);
    return refused(`${field}: ${given[field] === undefined ? 'is mandatory' : (RULES[field] ?? 'must be a text')}`);
  }
  const event = withNumbersOf(sent, parsed.data);
  if (!sourceNames.has(event.source)) return refused('source: no custom event source of this channel has that name');
  return { entry: { event_id: event.id, error_code: null, error_msg: null }, bytes, event };
}

const idOf = (event: unknown): string | null => (isObject(event) && typeof event.id === 'string' ? event.id : null);
const bytesOf = (event: unknown): number => Buffer.byteLength(writeJson(event));
