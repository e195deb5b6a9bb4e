import * as z from 'zod/mini';
import { channelIdSchema } from './identifier';
import { DESCRIPTION_MAX_UNITS, FOREIGN_NAME_CHARACTER, SOURCE_NAME_MAX_CHARS } from './source-limits';

/** Name of a custom source. Rule: EG API, "Creating a Custom Event Source", body field `name`. */
export const sourceNameSchema = z.string().check(
  z.minLength(1, 'name.required'),
  z.refine((name) => !FOREIGN_NAME_CHARACTER.test(name), 'name.characters'),
  z.regex(/^[a-z0-9]/, 'name.start'),
  z.refine((name) => !name.startsWith('hc.'), 'name.reservedPrefix'),
  z.maxLength(SOURCE_NAME_MAX_CHARS, 'name.tooLong'),
);

/** Description of a source or channel. Rule: EG API, "Creating a Custom Event Source", body field `description`. */
export const descriptionSchema = z
  .string()
  // Not maxLength, which counts code points: 255 emoji would pass here and be refused at the textarea's counter.
  .check(z.refine((text) => text.length <= DESCRIPTION_MAX_UNITS, 'description.tooLong'));

const filled = (field: string) => z.string().check(z.regex(/\S/, `${field}.required`));

/** `detail` of a RabbitMQ source: all five fields. Rule: EG API, EventSourceDetail; our choice where editions disagree. */
const rabbitmqDetailSchema = z.strictObject({
  instance_id: filled('instance_id'),
  user_name: filled('user_name'),
  password: filled('password'),
  vhost_name: filled('vhost_name'),
  queue_name: filled('queue_name'),
});

/**
 * `detail` of a RocketMQ source: group and topic, then the cloud instance, or the address with its network; the key pair
 * when the instance has ACL on. Rule: EG API, EventSourceDetail; our choice where editions disagree.
 */
const rocketmqDetailSchema = z
  .strictObject({
    instance_id: z.optional(filled('instance_id')),
    namesrv_address: z.optional(filled('namesrv_address')),
    vpc_id: z.optional(filled('vpc_id')),
    subnet_id: z.optional(filled('subnet_id')),
    group: filled('group'),
    topic: filled('topic'),
    enable_acl: z.boolean(),
    access_key: z.optional(filled('access_key')),
    secret_key: z.optional(filled('secret_key')),
    ssl_enable: z.boolean(),
  })
  .check((context) => {
    const detail = context.value;
    const network = ['namesrv_address', 'vpc_id', 'subnet_id'] as const;
    const keys = ['access_key', 'secret_key'] as const;
    const wanted = [...(detail.instance_id === undefined ? network : []), ...(detail.enable_acl ? keys : [])];
    for (const field of wanted) {
      if (detail[field] !== undefined) continue;
      context.issues.push({ code: 'custom', input: detail, path: [field], message: `${field}.required` });
    }
  });

const base = {
  name: sourceNameSchema,
  channel_id: channelIdSchema,
  description: z.optional(descriptionSchema),
};

/** What `detail` holds by type of source; an application has none. */
export const sourceDetailSchemas = { RABBITMQ: rabbitmqDetailSchema, ROCKETMQ: rocketmqDetailSchema };

/** Body of `POST /v1/{project_id}/sources` as this console sends it: strict, since we are its author. */
export const createSourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.optional(z.literal('APPLICATION')) }),
  z.strictObject({ ...base, type: z.literal('RABBITMQ'), detail: rabbitmqDetailSchema }),
  z.strictObject({ ...base, type: z.literal('ROCKETMQ'), detail: rocketmqDetailSchema }),
]);
export type CreateSourceInput = z.infer<typeof createSourceSchema>;
