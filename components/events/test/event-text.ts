import { MAX_EVENT_BYTES, MAX_EVENTS, MAX_PUBLISH_BYTES } from '@/lib/eventgrid/events/cloud-event';
import { isObject, jsonAt, readExactJson, withNumbersOf, writeJson } from '@/lib/eventgrid/events/exact-json';
import { type EventsProblem, MAX_EVENTS_TEXT_BYTES, type TestEvents } from '@/lib/events/test-events';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { newWriteId } from '@/lib/pending-writes/new-id';

const KB = 1024;

/** Writes a number of bytes in KB, with one digit after the point at most. */
export const kbOf = (bytes: number, language: string): string =>
  (bytes / KB).toLocaleString(language, { maximumFractionDigits: 1 });

/** Words a problem of the events: which event, which attribute, and what to do. */
export function problemText(
  { event, field, rule, line }: EventsProblem,
  { bytes, totalBytes }: TestEvents,
  { source, texts, language }: { source: string; texts: Dictionary['testEvent']; language: string },
): string {
  const limits = { tooMany: MAX_EVENTS, textTooLong: MAX_EVENTS_TEXT_BYTES / 1000 } as Record<string, number>;
  const isWhole = event === null;
  const text = format(line === undefined ? texts.problems[rule] : texts.jsonLine, {
    field: field ?? '',
    source,
    line: line ?? 0,
    count: bytes.length,
    over: bytes.length - MAX_EVENTS,
    size: kbOf(isWhole ? totalBytes : (bytes[event - 1] ?? 0), language),
    limit: limits[rule] ?? (isWhole ? MAX_PUBLISH_BYTES : MAX_EVENT_BYTES) / KB,
  });
  return isWhole || bytes.length === 1 ? text : format(texts.ofEvent, { number: event, text });
}

/** What can be done to the text of the events; a text that is not JSON stays as it is. */
export const EVENT_EDITS = {
  format: (text: string) => edited(text, (events) => events),
  freshen: (text: string) => edited(text, (events) => events.map(freshened)),
  /** Adds a copy of the last event, with an ID of its own. */
  add: (text: string) => edited(text, (events) => [...events, freshened(events.at(-1))]),
};

function edited(text: string, edit: (events: unknown[]) => unknown[]): string {
  try {
    const value = readExactJson(text);
    const list = edit(Array.isArray(value) ? value : [value]);
    return indented(list.length === 1 && !Array.isArray(value) ? list[0] : list);
  } catch {
    return text;
  }
}

const freshened = (event: unknown): unknown =>
  isObject(event) ? withNumbersOf(event, { ...event, id: newWriteId(), time: new Date().toISOString() }) : event;

/** Indents JSON by two spaces, its numbers spelled as they were. */
function indented(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return writeJson(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([name, part]) => {
    const json = typeof part === 'number' ? jsonAt(value, name) : indented(part, inner);
    return isList ? json : `${JSON.stringify(name)}: ${json}`;
  });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return parts.length === 0 ? `${open}${close}` : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}
