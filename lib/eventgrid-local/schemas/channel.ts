import * as z from 'zod/mini';
import { channelNameSchema } from '@/lib/eventgrid/schemas/channel';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { providerType, timeSchema } from './list';

/** `0`, which is the default one, or a UUID. */
export const enterpriseProjectId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/, 'has a wrong value'));

/** Body of an update: a channel's name can't change, and other fields are ignored. */
export const updateChannelBody = z.looseObject({
  description: z.nullish(descriptionSchema),
  cross_account: z.nullish(z.boolean()),
  policy: z.nullish(z.looseObject({})),
  enterprise_project_id: z.nullish(enterpriseProjectId),
  /** The old name of enterprise_project_id, which older clients still send. */
  eps_id: z.nullish(enterpriseProjectId),
});

/** Body of a create. Loose: EventGrid tolerates unknown fields. */
export const createChannelBody = z.looseObject({ name: channelNameSchema, ...updateChannelBody.shape });

/** A channel in an answer, with its enterprise project under the new name and the old. */
export const channelAnswer = z.object({
  id: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  provider_type: providerType,
  created_time: timeSchema,
  updated_time: timeSchema,
  enterprise_project_id: z.string(),
  eps_id: z.string(),
  cross_account: z.boolean(),
  policy: z.optional(z.looseObject({})),
});
