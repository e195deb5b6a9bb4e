import * as z from 'zod/mini';
import { isEventTime } from '@/lib/eventgrid/events/cloud-event';

const text = z.string().check(z.minLength(1));

/** Body of a publish. Each event is parsed separately, since each gets its own entry in the answer. */
export const publishBody = z.looseObject({ events: z.array(z.unknown()).check(z.minLength(1)) });

/** An event. Rule: docs/wire.md, "CloudEvents" and "EG API, Publishing Events". */
export const cloudEvent = z.looseObject({
  id: text,
  source: text,
  specversion: z.literal('1.0'),
  type: text,
  datacontenttype: z.optional(z.literal('application/json')),
  dataschema: z.optional(z.string()),
  subject: z.optional(z.string()),
  time: z.optional(z.string().check(z.refine(isEventTime))),
  data: z.optional(z.looseObject({})),
});
export type CloudEvent = z.output<typeof cloudEvent>;

/** The result of each event, in the order of the request. Codes have no prefix here. */
export const eventsAnswer = z.object({
  failed_count: z.int(),
  events: z.array(
    z.object({
      event_id: z.nullable(z.string()),
      error_code: z.nullable(z.string()),
      error_msg: z.nullable(z.string()),
    }),
  ),
});

const sourceToCheck = z.object({ channel_id: text, source_name: text });

/** Body of a check; up to 20 at a time (our choice). */
export const checkBody = z.looseObject({ sources: z.array(sourceToCheck).check(z.minLength(1), z.maxLength(20)) });

/** Whether events of each source would be delivered, and why not. */
export const checkAnswer = z.object({
  failed_count: z.int(),
  sources: z.array(z.object({ ...sourceToCheck.shape, check_result: z.boolean(), check_detail: z.string() })),
});
