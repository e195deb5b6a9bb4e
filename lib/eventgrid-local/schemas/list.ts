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
