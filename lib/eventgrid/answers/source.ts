import { maskDetail, maskSecrets, readDetail } from '@/lib/secrets/redact';
import { readObject, readText } from './loose';

export type EventTypeOfSource = { name: string | null; description: string | null };
type SourceErrorInfo = { error_code: string | null; error_detail: string | null; error_msg: string | null };

/**
 * A source as EventGrid answers it, under EG's own names, free of secrets. Every text may be missing; enums are shown
 * as they come (provider_type OFFICIAL, CUSTOM, PARTNER; status CREATE_FAILED, RUNNING, ERROR; or anything new).
 */
export type Source = {
  id: string | null;
  name: string | null;
  label: string | null;
  description: string | null;
  provider_type: string | null;
  event_types: EventTypeOfSource[];
  created_time: string | null;
  updated_time: string | null;
  channel_id: string | null;
  channel_name: string | null;
  type: string | null;
  detail: Record<string, unknown> | null;
  status: string | null;
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
    id: readText(fields.id),
    name: readText(fields.name),
    label: readText(fields.label),
    description: readText(fields.description),
    provider_type: readText(fields.provider_type),
    event_types: readEventTypes(fields.event_types),
    created_time: readText(fields.created_time),
    updated_time: readText(fields.updated_time),
    channel_id: readText(fields.channel_id),
    channel_name: readText(fields.channel_name),
    type: readText(fields.type),
    detail: maskDetail(fields.detail),
    status: readText(fields.status),
    error_info: readErrorInfo(fields.error_info),
  };
}

function readEventTypes(value: unknown): EventTypeOfSource[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const fields = readObject(item);
    return fields ? [{ name: readText(fields.name), description: readText(fields.description) }] : [];
  });
}

/** A source that is well has `{}` here (EG API): that is no error to show. */
function readErrorInfo(value: unknown): SourceErrorInfo | null {
  const fields = readObject(value);
  if (!fields) return null;
  const info = {
    error_code: readText(fields.error_code),
    error_detail: readText(fields.error_detail),
    error_msg: readText(fields.error_msg),
  };
  return Object.values(info).some((text) => text !== null && text !== '') ? info : null;
}
