// No zod here: this table is in the browser's first load; the rules built from it load later.

import type { SourceType } from './source-limits';

/**
 * The fields of a message instance's `detail`, in form order. `part` tells which connections have a field: every
 * `instance` in the cloud, a self-hosted one with its own address (`self`), one type only, or one with `acl` on. A text
 * is required wherever it applies; lib/secrets/fields.ts lists the secret ones. Rule: docs/wire.md, "EG API,
 * EventSourceDetail".
 */
export const CONNECTION_FIELDS = [
  { name: 'instance_id', kind: 'text', part: 'instance' },
  { name: 'namesrv_address', kind: 'text', part: 'self' },
  { name: 'vpc_id', kind: 'text', part: 'self' },
  { name: 'subnet_id', kind: 'text', part: 'self' },
  { name: 'user_name', kind: 'text', part: 'rabbitmq' },
  { name: 'password', kind: 'text', part: 'rabbitmq' },
  { name: 'vhost_name', kind: 'text', part: 'rabbitmq' },
  { name: 'queue_name', kind: 'text', part: 'rabbitmq' },
  { name: 'topic', kind: 'text', part: 'rocketmq' },
  { name: 'group', kind: 'text', part: 'rocketmq' },
  { name: 'enable_acl', kind: 'switch', part: 'rocketmq' },
  { name: 'ssl_enable', kind: 'switch', part: 'rocketmq' },
  { name: 'access_key', kind: 'text', part: 'acl' },
  { name: 'secret_key', kind: 'text', part: 'acl' },
] as const;

type Row = (typeof CONNECTION_FIELDS)[number];
type Kind = Row['kind'];
export type ConnectionPart = Row['part'];
export type ConnectionField<K extends Kind = Kind, P extends ConnectionPart = ConnectionPart> = Extract<
  Row,
  { kind: K; part: P }
>;
type FieldName<K extends Kind> = ConnectionField<K>['name'];

/** A form's connection values: every field, whichever connection was chosen. */
export type ConnectionDetail = { [Name in Row['name']]: Name extends FieldName<'switch'> ? boolean : string };

/** Where a RocketMQ instance runs: a DMS instance in the cloud, or a self-hosted one with its own address. */
export type RocketmqHosting = 'cloud' | 'self';

/** Types of source that have a connection. */
export type ConnectionType = Exclude<SourceType, 'APPLICATION'>;

/** Returns the type of a connection; null for an application and for types unknown to this console. */
export const connectionTypeOf = (type: string | null): ConnectionType | null =>
  type === 'RABBITMQ' || type === 'ROCKETMQ' ? type : null;

/** Lists the fields of a kind that belong to any of the parts, in form order. */
export const connectionFields = <K extends Kind, P extends ConnectionPart>(kind: K, ...parts: P[]) =>
  CONNECTION_FIELDS.filter(
    (row): row is ConnectionField<K, P> => row.kind === kind && parts.some((part) => part === row.part),
  );

/** Lists the parts of the chosen connection. */
export function chosenParts(
  type: ConnectionType,
  { hosting, detail }: { hosting: RocketmqHosting; detail: Pick<ConnectionDetail, 'enable_acl'> },
): ConnectionPart[] {
  if (type === 'RABBITMQ') return ['instance', 'rabbitmq'];
  return [hosting === 'self' ? 'self' : 'instance', 'rocketmq', ...(detail.enable_acl ? (['acl'] as const) : [])];
}

/** Makes a form's connection values, field by field. */
export function makeDetail(
  text: (name: FieldName<'text'>) => string,
  isOn: (name: FieldName<'switch'>) => boolean,
): ConnectionDetail {
  const fields = CONNECTION_FIELDS.map((row) => [row.name, row.kind === 'text' ? text(row.name) : isOn(row.name)]);
  return Object.fromEntries(fields);
}
