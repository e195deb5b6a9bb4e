import * as z from 'zod/mini';

/** A page of a list. Rule: docs/wire.md, "EG API, lists": number of matches, number on this page, the items. */
export const pageSchema = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ total: z.int(), size: z.int(), items: z.array(item) });

/** Who provides a source or a channel. */
export const providerType = z.enum(['OFFICIAL', 'CUSTOM', 'PARTNER'], 'must be one of OFFICIAL, CUSTOM, PARTNER');

/** A time in an answer: RFC 3339, or `2021-12-09 09:00:00` if the server is configured that way; both in UTC. */
export const timeSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z| \d{2}:\d{2}:\d{2})$/));

/** Name of a subscription and of every record: like a channel's, without the reserved word (our choice). */
export const resourceName = z
  .string()
  .check(
    z.minLength(1, 'name.required'),
    z.regex(/^[A-Za-z0-9._-]*$/, 'name.characters'),
    z.regex(/^[A-Za-z0-9]/, 'name.start'),
    z.maxLength(128, 'name.tooLong'),
  );

/** Why something does not run, empty if it does. */
export const errorInfo = z.object({
  error_code: z.optional(z.string()),
  error_detail: z.optional(z.string()),
  error_msg: z.optional(z.string()),
});
