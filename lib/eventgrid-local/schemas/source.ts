import * as z from 'zod/mini';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import { descriptionSchema, sourceNameSchema } from '@/lib/eventgrid/schemas/source';
import { SOURCE_TYPES, type SourceType } from '@/lib/eventgrid/schemas/source-limits';
import { type Failure, failures } from '../failures';
import { errorInfo, providerType, timeSchema } from './list';

/** Body of a create. Loose: EventGrid tolerates unknown fields. */
export const createSourceBody = z.looseObject({
  name: sourceNameSchema,
  channel_id: z.string().check(z.minLength(1, 'channel_id.required')),
  description: z.nullish(descriptionSchema),
  type: z.nullish(z.enum(SOURCE_TYPES)),
  detail: z.optional(z.unknown()),
});

/** Body of an update: description and detail only. Name, type and channel can't change; other fields are ignored. */
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
 * Describes what is wrong with a `detail`, or returns null if EventGrid accepts it: an object with the type's mandatory
 * texts; for an application also null or none. Rule: docs/wire.md, "EG API, EventSourceDetail". Unknown keys are
 * accepted.
 */
export function refuseDetail(sourceType: SourceType, detail: unknown): Failure | null {
  if (sourceType === 'APPLICATION' && (detail === undefined || detail === null)) return null;
  if (!isObject(detail)) return failures.invalidParameters('detail: must be an object');
  const missing = MANDATORY[sourceType].find((field) => !isFilled(detail[field]));
  return missing === undefined ? null : failures.invalidParameters(`detail.${missing}: is mandatory`);
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && /\S/.test(value);

/** A source in an answer. Rule: docs/wire.md, "EG API, Creating a Custom Event Source", response. */
export const sourceAnswer = z.object({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  description: z.nullable(z.string()),
  provider_type: providerType,
  event_types: z.array(z.object({ name: z.string(), description: z.string() })),
  created_time: timeSchema,
  updated_time: timeSchema,
  channel_id: z.string(),
  channel_name: z.string(),
  type: z.nullable(z.enum(SOURCE_TYPES)),
  /** An object, or JSON in a string if the server is configured that way. */
  detail: z.union([z.looseObject({}), z.string()]),
  status: z.enum(['CREATE_FAILED', 'RUNNING', 'ERROR']),
  error_info: errorInfo,
});
