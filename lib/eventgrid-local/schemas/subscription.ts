import * as z from 'zod/mini';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { timeSchema } from './list';

const text = z.string().check(z.minLength(1));

/** Name of a subscription: like a channel's, without the reserved word (our choice). */
const subscriptionName = z
  .string()
  .check(
    z.minLength(1, 'name.required'),
    z.regex(/^[A-Za-z0-9._-]*$/, 'name.characters'),
    z.regex(/^[A-Za-z0-9]/, 'name.start'),
    z.maxLength(128, 'name.tooLong'),
  );

const source = z.looseObject({
  id: z.nullish(z.string()),
  name: text,
  provider_type: z.enum(['CUSTOM', 'OFFICIAL', 'PARTNER']),
  detail: z.nullish(z.looseObject({})),
  /** Parsed separately, since it is refused with its own code. */
  filter: z.optional(z.unknown()),
});

const target = z.looseObject({
  id: z.nullish(z.string()),
  name: text,
  provider_type: z.enum(['CUSTOM', 'OFFICIAL', 'APIGW']),
  connection_id: z.nullish(z.string()),
  detail: z.nullish(z.looseObject({})),
  retry_times: z.nullish(z.int().check(z.minimum(0))),
  transform: z.looseObject({
    type: z.enum(['ORIGINAL', 'CONSTANT', 'VARIABLE']),
    value: z.nullish(z.string()),
    template: z.nullish(z.string()),
  }),
});

/** Body of a create. Loose: EventGrid tolerates unknown fields. Rule: docs/wire.md, "SDK". */
export const createSubscriptionBody = z.looseObject({
  name: subscriptionName,
  description: z.nullish(descriptionSchema),
  channel_id: z.string().check(z.minLength(1, 'channel_id.required')),
  sources: z.array(source).check(z.minLength(1, 'sources.required')),
  targets: z.array(target).check(z.minLength(1, 'targets.required')),
});

const kept = { id: z.string(), created_time: timeSchema, updated_time: timeSchema };

/** Sources and targets as stored and answered: what was sent, plus an ID and times. */
export const subscribedSources = z.array(z.looseObject({ ...source.shape, ...kept }));
export const subscriptionTargets = z.array(z.looseObject({ ...target.shape, ...kept }));

/** A subscription in an answer. Rule: docs/wire.md, "SDK", SubscriptionInfo. */
export const subscriptionAnswer = z.object({
  id: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  type: z.enum(['EVENT', 'SCHEDULED']),
  status: z.enum(['CREATED', 'ENABLED', 'DISABLED', 'FROZEN']),
  channel_id: z.string(),
  channel_name: z.string(),
  used: z.array(z.looseObject({})),
  sources: subscribedSources,
  targets: subscriptionTargets,
  created_time: timeSchema,
  updated_time: timeSchema,
});
