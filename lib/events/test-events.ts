import { isEventTime, MAX_EVENT_BYTES, MAX_EVENTS, MAX_PUBLISH_BYTES } from '@/lib/eventgrid/events/cloud-event';
import { isObject, readExactJson, writeJson } from '@/lib/eventgrid/events/exact-json';

/** Most bytes of the text that is typed: spaces and line breaks are not sent (our choice). */
export const MAX_EVENTS_TEXT_BYTES = 900_000;

/** What is wrong with the events of a publish, or with one of them. */
export type EventsProblem = {
  /** The event's place, counted from 1; null if the problem is about all of them. */
  event: number | null;
  /** Its attribute; null if the problem is the whole event. */
  field: string | null;
  rule: EventsRule;
  /** The line that is not JSON, if the parser says where it is. */
  line?: number;
};

/** Each has a message in `testEvent.problems`. */
type EventsRule =
  | 'empty'
  | 'json'
  | 'textTooLong'
  | 'notEvents'
  | 'tooMany'
  | 'totalTooLarge'
  | 'tooLarge'
  | 'notAnEvent'
  | 'required'
  | 'text'
  | 'otherSource'
  | 'version'
  | 'contentType'
  | 'time'
  | 'object';

/** The events of a text, with their sizes as they would be sent, and everything that EventGrid would refuse. */
export type TestEvents = {
  events: Record<string, unknown>[];
  /** Bytes of each event, and of the whole request. */
  bytes: number[];
  totalBytes: number;
  problems: EventsProblem[];
};

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Reads one event, or a list of up to 20, as typed, and checks what EventGrid would refuse: sizes and CloudEvents' own
 * attributes. Numbers keep their digits. Rule: docs/wire.md, "CloudEvents" and "EG API, Publishing Events"; that events
 * of another source are refused is our choice.
 */
export function readTestEvents(text: string, sourceName: string): TestEvents {
  const none = (rule: EventsRule, line?: number): TestEvents => ({
    events: [],
    bytes: [],
    totalBytes: 0,
    problems: [{ event: null, field: null, rule, ...(line === undefined ? {} : { line }) }],
  });
  if (text.trim() === '') return none('empty');
  if (bytesOf(text) > MAX_EVENTS_TEXT_BYTES) return none('textTooLong');
  let value: unknown;
  try {
    value = readExactJson(text);
  } catch (error) {
    const [, at] = /position (\d+)/.exec(String(error)) ?? [];
    return none('json', at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length);
  }
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) return none('empty');
  if (!Array.isArray(value) && !isObject(value)) return none('notEvents');
  const bytes = list.map((event) => bytesOf(writeJson(event)));
  const totalBytes = bytesOf(writeJson({ events: list }));
  const whole = (rule: EventsRule) => ({ event: null, field: null, rule });
  return {
    events: list.filter(isObject),
    bytes,
    totalBytes,
    problems: [
      ...(list.length > MAX_EVENTS ? [whole('tooMany')] : []),
      ...(totalBytes > MAX_PUBLISH_BYTES ? [whole('totalTooLarge')] : []),
      ...list.flatMap((event, index) =>
        problemsOf(event, bytes[index] ?? 0, sourceName).map((problem) => ({ event: index + 1, ...problem })),
      ),
    ],
  };
}

type Problem = Omit<EventsProblem, 'event'>;

function problemsOf(event: unknown, bytes: number, sourceName: string): Problem[] {
  if (!isObject(event)) return [{ field: null, rule: 'notAnEvent' }];
  const size: Problem[] = bytes > MAX_EVENT_BYTES ? [{ field: null, rule: 'tooLarge' }] : [];
  const attributes = RULES.flatMap(([field, isMandatory, check]): Problem[] => {
    const value = event[field];
    // A null attribute is an absent one; `data` is no attribute.
    if (value === undefined || (value === null && field !== 'data'))
      return isMandatory ? [{ field, rule: 'required' }] : [];
    const rule = check(value, sourceName);
    return rule === null ? [] : [{ field, rule }];
  });
  return [...size, ...attributes];
}

type Check = (value: unknown, sourceName: string) => EventsRule | null;

const text: Check = (value) => (typeof value !== 'string' ? 'text' : null);
const filledText: Check = (value) => (value === '' ? 'required' : text(value, ''));

const RULES: readonly (readonly [field: string, isMandatory: boolean, check: Check])[] = [
  ['id', true, filledText],
  ['source', true, (value, sourceName) => filledText(value, '') ?? (value === sourceName ? null : 'otherSource')],
  ['specversion', true, (value) => (value === '1.0' ? null : 'version')],
  ['type', true, filledText],
  ['datacontenttype', false, (value) => (value === 'application/json' ? null : 'contentType')],
  ['dataschema', false, text],
  ['subject', false, text],
  ['time', false, (value) => (typeof value === 'string' && isEventTime(value) ? null : 'time')],
  ['data', false, (value) => (isObject(value) ? null : 'object')],
];
