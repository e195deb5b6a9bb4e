import * as z from 'zod/mini';
import { descriptionSchema, sourceNameSchema } from '@/lib/eg/schemas/source';
import { SOURCE_TYPES, type SourceType } from '@/lib/eg/source-limits';
import { type Failure, failures } from './failures';
import { isObject } from './read-body';

/** Body of a create. Loose: EventGrid tolerates fields that it does not know. */
export const createSourceBody = z.looseObject({
  name: sourceNameSchema,
  channel_id: z.string().check(z.minLength(1, 'channel_id.required')),
  description: z.nullish(descriptionSchema),
  type: z.nullish(z.enum(SOURCE_TYPES)),
  detail: z.optional(z.unknown()),
});

/** Body of an update: description and detail only; name, type and channel are fixed, other fields are passed over. */
export const updateSourceBody = z.looseObject({
  description: z.nullish(descriptionSchema),
  detail: z.optional(z.unknown()),
});

const MANDATORY: Record<SourceType, readonly string[]> = {
  APPLICATION: [],
  RABBITMQ: ['instance_id', 'user_name', 'password', 'vhost_name', 'queue_name'],
  ROCKETMQ: ['group', 'topic'],
};

/**
 * Says what is wrong with a `detail`, or returns null when EventGrid takes it: an object with the type's mandatory texts;
 * for an application also null or none. Rule: EG API, EventSourceDetail. Keys that no model has are let through.
 */
export function refuseDetail(sourceType: SourceType, detail: unknown): Failure | null {
  if (sourceType === 'APPLICATION' && (detail === undefined || detail === null)) return null;
  if (!isObject(detail)) return failures.invalidParameters('detail: must be an object');
  const missing = MANDATORY[sourceType].find((field) => !isFilled(detail[field]));
  return missing === undefined ? null : failures.invalidParameters(`detail.${missing}: is mandatory`);
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && /\S/.test(value);
