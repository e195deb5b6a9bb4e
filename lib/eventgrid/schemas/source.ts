import * as z from 'zod/mini';
import { connectionFields } from './connection';
import { channelIdSchema } from './identifier';
import { DESCRIPTION_MAX_UNITS, FOREIGN_NAME_CHARACTER, SOURCE_NAME_MAX_CHARS } from './source-limits';

/** Name of a custom source. Rule: docs/wire.md, "EG API, Creating a Custom Event Source", `name`. */
export const sourceNameSchema = z.string().check(
  z.minLength(1, 'name.required'),
  z.refine((name) => !FOREIGN_NAME_CHARACTER.test(name), 'name.characters'),
  z.regex(/^[a-z0-9]/, 'name.start'),
  z.refine((name) => !name.startsWith('hc.'), 'name.reservedPrefix'),
  z.maxLength(SOURCE_NAME_MAX_CHARS, 'name.tooLong'),
);

/** Description of a source or channel. Rule: docs/wire.md, "EG API, Creating a Custom Event Source", `description`. */
export const descriptionSchema = z
  .string()
  // Not maxLength, which counts code points: 255 emoji would pass here and be refused by the textarea's counter.
  .check(z.refine((text) => text.length <= DESCRIPTION_MAX_UNITS, 'description.tooLong'));

/** One address, or several: host and port each (our choice, as DMS lists them). */
const ADDRESSES = /^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}(;([\w.-]+|\[[\da-f:.]+\]):\d{1,5})*$/i;

const filled = (field: string) => {
  const text = z.string().check(z.regex(/\S/, `${field}.required`));
  return field === 'namesrv_address'
    ? text.check(z.refine((given) => given.trim() === '' || ADDRESSES.test(given), 'namesrv_address.format'))
    : text;
};

/** Makes a schema for each of the fields. */
const shapeOf = <Name extends string, Schema>(fields: readonly { name: Name }[], schemaOf: (name: Name) => Schema) =>
  Object.fromEntries(fields.map(({ name }) => [name, schemaOf(name)])) as Record<Name, Schema>;

/**
 * `detail` of a RabbitMQ source: all its fields. Rule: docs/wire.md, "EG API, EventSourceDetail"; our choice where
 * editions disagree.
 */
const rabbitmqDetailSchema = z.strictObject(shapeOf(connectionFields('text', 'instance', 'rabbitmq'), filled));

/**
 * `detail` of a RocketMQ source: group and topic, then the cloud instance, or the address with its network; the key
 * pair if the instance has ACL on. Rule: docs/wire.md, "EG API, EventSourceDetail"; our choice where editions disagree.
 */
const rocketmqDetailSchema = z
  .strictObject({
    ...shapeOf(connectionFields('text', 'instance', 'self'), (name) => z.optional(filled(name))),
    ...shapeOf(connectionFields('text', 'rocketmq'), filled),
    ...shapeOf(connectionFields('switch', 'rocketmq'), () => z.boolean()),
    ...shapeOf(connectionFields('text', 'acl'), (name) => z.optional(filled(name))),
  })
  .check((context) => {
    const detail = context.value;
    const network = detail.instance_id === undefined ? connectionFields('text', 'self') : [];
    const keys = detail.enable_acl ? connectionFields('text', 'acl') : [];
    for (const { name } of [...network, ...keys]) {
      if (detail[name] !== undefined) continue;
      context.issues.push({ code: 'custom', input: detail, path: [name], message: `${name}.required` });
    }
  });

const base = {
  name: sourceNameSchema,
  channel_id: channelIdSchema,
  description: z.optional(descriptionSchema),
};

/** Schemas of `detail` by type of source; an application has none. */
export const sourceDetailSchemas = { RABBITMQ: rabbitmqDetailSchema, ROCKETMQ: rocketmqDetailSchema };

/** Body of `POST /v1/{project_id}/sources` as this console sends it: strict, since we are its author. */
export const createSourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.optional(z.literal('APPLICATION')) }),
  z.strictObject({ ...base, type: z.literal('RABBITMQ'), detail: rabbitmqDetailSchema }),
  z.strictObject({ ...base, type: z.literal('ROCKETMQ'), detail: rocketmqDetailSchema }),
]);
export type CreateSourceInput = z.infer<typeof createSourceSchema>;
