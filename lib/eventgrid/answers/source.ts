import { readObject } from '@/lib/secrets/json';
import { maskDetail, maskSecrets, readDetail } from '@/lib/secrets/redact';
import { readTexts } from './loose';

const NAMES = ['id', 'name', 'label', 'description', 'channel_id', 'channel_name'] as const;
const TEXTS = [...NAMES, 'type', 'status', 'provider_type', 'created_time', 'updated_time'] as const;
const EVENT_TYPE_TEXTS = ['name', 'description'] as const;
const ERROR_TEXTS = ['error_code', 'error_detail', 'error_msg'] as const;

type Texts<Names extends readonly string[]> = Record<Names[number], string | null>;
export type EventTypeOfSource = Texts<typeof EVENT_TYPE_TEXTS>;
type SourceErrorInfo = Texts<typeof ERROR_TEXTS>;

/**
 * A source as EventGrid answers it, under EG's own names, free of secrets. Every text may be missing; enums are shown
 * as they come (provider_type OFFICIAL, CUSTOM, PARTNER; status CREATE_FAILED, RUNNING, ERROR; or anything new).
 */
export type Source = Texts<typeof TEXTS> & {
  event_types: EventTypeOfSource[];
  detail: Record<string, unknown> | null;
  error_info: SourceErrorInfo | null;
};

/** One source with the whole answer it was read from, its secrets masked. */
export type SourceWithRaw = Source & { raw: unknown };

/** A source beside its `detail` as it is stored, secrets in clear: for a change on the server, never for an answer. */
export type SourceWithDetail = { source: SourceWithRaw; detail: Record<string, unknown> | null };

/**
 * Reads a source from an answer, field by field, `detail` masked whether it came as an object or as a JSON string.
 * Returns null when the value is no object; a field that is missing or odd never fails.
 */
export function readSource(value: unknown): Source | null {
  const fields = readObject(value);
  return fields && sourceFrom(fields);
}

/** Reads one source together with the masked answer. Returns null when the value is no object. */
export function readSourceWithRaw(value: unknown): SourceWithRaw | null {
  const fields = readObject(value);
  return fields && { ...sourceFrom(fields), raw: maskSecrets(fields) };
}

/** Reads one source together with its unmasked `detail`. Returns null when the value is no object. */
export function readSourceWithDetail(value: unknown): SourceWithDetail | null {
  const source = readSourceWithRaw(value);
  return source && { source, detail: readDetail(readObject(value)?.detail) };
}

function sourceFrom(fields: Record<string, unknown>): Source {
  return {
    ...readTexts(fields, TEXTS),
    event_types: readEventTypes(fields.event_types),
    detail: maskDetail(fields.detail),
    error_info: readErrorInfo(fields.error_info),
  };
}

function readEventTypes(value: unknown): EventTypeOfSource[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const fields = readObject(item);
    return fields ? [readTexts(fields, EVENT_TYPE_TEXTS)] : [];
  });
}

/** A source that is well has `{}` here (docs/wire.md, "EG API, Creating a Custom Event Source"): no error to show. */
function readErrorInfo(value: unknown): SourceErrorInfo | null {
  const fields = readObject(value);
  if (!fields) return null;
  const info = readTexts(fields, ERROR_TEXTS);
  return Object.values(info).some((text) => text !== null && text !== '') ? info : null;
}
