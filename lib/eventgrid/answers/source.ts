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
 * A source from EventGrid's answer, under EG's own names, free of secrets. Every text may be missing; enums are kept as
 * they come (provider_type OFFICIAL, CUSTOM, PARTNER; status CREATE_FAILED, RUNNING, ERROR; or anything new).
 */
export type Source = Texts<typeof TEXTS> & {
  event_types: EventTypeOfSource[];
  detail: Record<string, unknown> | null;
  error_info: SourceErrorInfo | null;
};

/** One source with the whole answer it was read from, secrets masked. */
export type SourceWithRaw = Source & { raw: unknown };

/**
 * A source with its stored `detail`, secrets in clear text: for a change on the server, never for an answer to the
 * browser.
 */
export type SourceWithDetail = { source: SourceWithRaw; detail: Record<string, unknown> | null };

/**
 * Reads a source from an answer, field by field, with `detail` masked whether it came as an object or as a JSON string.
 * Returns null if the value is not an object. Missing or odd fields never fail.
 */
export function readSource(value: unknown): Source | null {
  const fields = readObject(value);
  return fields && sourceFrom(fields);
}

/** Reads one source together with the masked answer. Returns null if the value is not an object. */
export function readSourceWithRaw(value: unknown): SourceWithRaw | null {
  const fields = readObject(value);
  return fields && { ...sourceFrom(fields), raw: maskSecrets(fields) };
}

/** Reads one source together with its unmasked `detail`. Returns null if the value is not an object. */
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

/** A healthy source has `{}` here (docs/wire.md, "EG API, Creating a Custom Event Source"): no error to show. */
function readErrorInfo(value: unknown): SourceErrorInfo | null {
  const fields = readObject(value);
  if (!fields) return null;
  const info = readTexts(fields, ERROR_TEXTS);
  return Object.values(info).some((text) => text !== null && text !== '') ? info : null;
}
