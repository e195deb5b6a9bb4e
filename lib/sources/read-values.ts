import { makeDetail } from '@/lib/eventgrid/schemas/connection';
import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { readObject } from '@/lib/secrets/json';
import type { CreateSourceValues } from './values';

/**
 * Reads an untrusted object (a posted form, the address's query) as what the create form holds. Never fails: unknown
 * keys are dropped, what is missing or of another type is empty, an unknown type is an application.
 */
export function readCreateSourceValues(given: unknown): CreateSourceValues {
  const form = readObject(given) ?? {};
  const detail = readObject(form.detail) ?? {};
  return {
    name: asText(form.name),
    type: SOURCE_TYPES.find((type) => type === form.type) ?? 'APPLICATION',
    channel_id: asText(form.channel_id),
    // A posted form has CRLF for each line break of a textarea; the browser counted one unit and EG gets one.
    description: asText(form.description).replaceAll('\r\n', '\n'),
    hosting: form.hosting === 'self' ? 'self' : 'cloud',
    detail: makeDetail(
      (name) => asText(detail[name]),
      (name) => isTicked(detail[name]),
    ),
  };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A ticked box posts “on”; a box that is not ticked posts nothing. */
const isTicked = (value: unknown): boolean => value === true || value === 'on' || value === 'true';
