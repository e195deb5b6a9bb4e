import * as z from 'zod/mini';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { enterpriseProjectId } from './channel';
import { resourceName, timeSchema } from './list';

const NAME_CHARS = 128;
const CONNECTION_ID_CHARS = 64;
/** Most bytes of a `detail`, of whatever target. Source: docs/wire.md, "EG API, targets". */
const DETAIL_BYTES = 1024;
const MAX_OPERATED = 10;

const text = z.string().check(z.minLength(1), z.maxLength(NAME_CHARS));

/** An ID that the client chooses; empty for none. Rule: docs/wire.md, "EG API, targets". */
const ownId = z.nullish(z.string().check(z.regex(/^([a-z0-9][a-z0-9-]{31,63})?$/)));
const detail = z.nullish(
  z
    .looseObject({})
    .check(z.refine((value) => Buffer.byteLength(JSON.stringify(value)) <= DETAIL_BYTES, 'detail.tooLong')),
);

/** One source of a subscription, as sent. */
export const subscribedSource = z.looseObject({
  id: ownId,
  name: text,
  provider_type: z.enum(['CUSTOM', 'OFFICIAL', 'PARTNER']),
  detail,
  /** Parsed separately, since it is refused with its own code. */
  filter: z.optional(z.unknown()),
});

/** One target of a subscription, as sent. Rule: docs/wire.md, "EG API, targets". */
export const subscriptionTarget = z.looseObject({
  id: ownId,
  name: text,
  provider_type: z.enum(['CUSTOM', 'OFFICIAL', 'APIGW']),
  connection_id: z.nullish(z.string().check(z.maxLength(CONNECTION_ID_CHARS))),
  detail,
  kafka_detail: detail,
  smn_detail: detail,
  eg_detail: detail,
  apigw_detail: detail,
  rocketmq_detail: detail,
  retry_times: z.nullish(z.int().check(z.minimum(0))),
  dead_letter_queue: z.nullish(
    z.looseObject({ type: z.literal('KAFKA'), instance_id: text, connection_id: text, topic: text }),
  ),
  transform: z.looseObject({
    type: z.enum(['ORIGINAL', 'CONSTANT', 'VARIABLE']),
    value: z.nullish(z.string()),
    template: z.nullish(z.string()),
  }),
});
export type SentSource = z.output<typeof subscribedSource>;
export type SentTarget = z.output<typeof subscriptionTarget>;

const lists = {
  description: z.nullish(descriptionSchema),
  sources: z.array(subscribedSource).check(z.minLength(1, 'sources.required'), z.maxLength(1)),
  targets: z.array(subscriptionTarget).check(z.minLength(1, 'targets.required')),
};

/** Body of a create. Loose: EventGrid tolerates unknown fields. Rule: docs/wire.md, "EG API, subscriptions". */
export const createSubscriptionBody = z.looseObject({
  name: resourceName,
  channel_id: z.string().check(z.minLength(1, 'channel_id.required')),
  ...lists,
});

/** Body of an update: what is absent stays; the name and the channel can't change and are ignored. */
export const updateSubscriptionBody = z.looseObject({
  description: lists.description,
  sources: z.nullish(lists.sources),
  targets: z.nullish(lists.targets),
});

/** Body of enabling or disabling several. */
export const operationBody = z.looseObject({
  subscription_ids: z.array(z.string()).check(z.minLength(1), z.maxLength(MAX_OPERATED)),
  operation: z.enum(['ENABLE', 'DISABLE']),
});

/** The result for each ID, in the order of the request; without error_code if it was carried out. */
export const operationAnswer = z.object({
  failed_count: z.int(),
  events: z.array(
    z.object({
      subscription_id: z.string(),
      error_code: z.optional(z.string()),
      error_msg: z.optional(z.string()),
    }),
  ),
});

/** Accepted and ignored: a subscription belongs to no enterprise project here (our choice). */
export const enterpriseQuery = z.object({ enterprise_project_id: z.optional(enterpriseProjectId) });

const kept = { id: z.string(), created_time: timeSchema, updated_time: timeSchema };

/** A source and a target as stored and answered: what was sent, plus an ID and times. */
export const sourceInAnswer = z.looseObject({ ...subscribedSource.shape, ...kept });
export const targetInAnswer = z.looseObject({ ...subscriptionTarget.shape, ...kept });

/** A subscription in an answer. Rule: docs/wire.md, "SDK", SubscriptionInfo. */
export const subscriptionAnswer = z.object({
  id: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  type: z.enum(['EVENT', 'SCHEDULED']),
  status: z.enum(['CREATED', 'ENABLED', 'DISABLED', 'FROZEN', 'ERROR']),
  channel_id: z.string(),
  channel_name: z.string(),
  used: z.array(z.looseObject({})),
  sources: z.array(sourceInAnswer),
  targets: z.array(targetInAnswer),
  created_time: timeSchema,
  updated_time: timeSchema,
});
