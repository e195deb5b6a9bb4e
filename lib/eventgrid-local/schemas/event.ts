import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));

/** Body of a publish. Each event is parsed separately, since each gets its own entry in the answer. */
export const publishBody = z.looseObject({ events: z.array(z.unknown()).check(z.minLength(1)) });

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const DAY_MINUTES = 1440;

/**
 * Returns whether a text is a time by RFC 3339, on a day that exists. A leap second is taken at the end of any UTC day:
 * those to come are not known (our choice).
 */
function isTime(text: string): boolean {
  const match = RFC_3339.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false;
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return second < 60 || (hour * 60 + minute - offset + DAY_MINUTES) % DAY_MINUTES === DAY_MINUTES - 1;
}

/** An event. Rule: docs/wire.md, "CloudEvents" and "EG API, Publishing Events". */
export const cloudEvent = z.looseObject({
  id: text,
  source: text,
  specversion: z.literal('1.0'),
  type: text,
  datacontenttype: z.optional(z.literal('application/json')),
  dataschema: z.optional(z.string()),
  subject: z.optional(z.string()),
  time: z.optional(z.string().check(z.refine(isTime))),
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
