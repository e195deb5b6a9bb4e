import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { type CreateSourceValues, EMPTY_CREATE_SOURCE_VALUES } from './values';

/**
 * Reads an untrusted object (a posted form, the address's query) as what the create form holds. Never fails: unknown
 * keys are dropped, what is missing or of another type is empty, an unknown type is an application.
 */
export function readCreateSourceValues(given: unknown): CreateSourceValues {
  const form = asRecord(given);
  const detail = asRecord(form.detail);
  const empty = EMPTY_CREATE_SOURCE_VALUES;
  return {
    name: asText(form.name),
    type: SOURCE_TYPES.find((type) => type === form.type) ?? empty.type,
    channel_id: asText(form.channel_id),
    // A posted form has CRLF for each line break of a textarea; the browser counted one unit and EG gets one.
    description: asText(form.description).replaceAll('\r\n', '\n'),
    hosting: form.hosting === 'self' ? 'self' : 'cloud',
    detail: {
      instance_id: asText(detail.instance_id),
      user_name: asText(detail.user_name),
      password: asText(detail.password),
      vhost_name: asText(detail.vhost_name),
      queue_name: asText(detail.queue_name),
      namesrv_address: asText(detail.namesrv_address),
      vpc_id: asText(detail.vpc_id),
      subnet_id: asText(detail.subnet_id),
      group: asText(detail.group),
      topic: asText(detail.topic),
      enable_acl: isTicked(detail.enable_acl),
      access_key: asText(detail.access_key),
      secret_key: asText(detail.secret_key),
      ssl_enable: isTicked(detail.ssl_enable),
    },
  };
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A ticked box posts “on”; a box that is not ticked posts nothing. */
const isTicked = (value: unknown): boolean => value === true || value === 'on' || value === 'true';
