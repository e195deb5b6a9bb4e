import * as z from 'zod/mini';
import { type Failure, failures } from './failures';
import type { StoreQuery } from './list-rows';
import { whole } from './read-query';

const DEFAULT_LIMIT = 15;
const MAX_LIMIT = 1000;
const MAX_TEXT_CHARS = 1024;

/** What one noun's list supports: columns to sort by and to filter by, and fuzzy parameters with their columns. */
export type ListRules = {
  sortFields: readonly string[];
  equals: readonly string[];
  /** The column of a parameter that is not named like it. */
  columns?: Record<string, string>;
  /** The schema of a parameter that is not any text. */
  schemas?: Record<string, z.ZodMiniType<string>>;
  holds: Record<string, string>;
};

const text = z.string().check(z.maxLength(MAX_TEXT_CHARS, 'is too long'));

/**
 * Makes the schema of a list's parameters. Rule: docs/wire.md, "EG API, lists": offset from 0, limit 1 to 1000, default
 * 15, `field:ASC|DESC` in either case, default created_time:DESC.
 */
export function listQuerySchema({ sortFields, equals, holds, schemas = {} }: ListRules) {
  const sort = new RegExp(`^(${sortFields.join('|')}):([Aa][Ss][Cc]|[Dd][Ee][Ss][Cc])$`);
  return z.object({
    offset: z._default(whole(0), 0),
    limit: z._default(whole(1, MAX_LIMIT), DEFAULT_LIMIT),
    sort: z._default(
      z.string().check(z.regex(sort, `must be field:ASC or field:DESC, with one of ${sortFields.join(', ')}`)),
      'created_time:DESC',
    ),
    ...Object.fromEntries([...equals, ...Object.keys(holds)].map((name) => [name, z.optional(schemas[name] ?? text)])),
  });
}

type ListParameters = { offset: number; limit: number; sort: string } & Record<string, string | number | undefined>;

/** Turns a list's parameters into the store's query. */
export function storeQuery(given: ListParameters, { equals, holds, columns = {} }: ListRules): StoreQuery {
  const [field = '', direction = ''] = given.sort.split(':');
  return {
    offset: given.offset,
    limit: given.limit,
    sort: { field, direction: direction.toLowerCase() === 'asc' ? 'asc' : 'desc' },
    equals: onlyGiven(equals.map((name) => [columns[name] ?? name, given[name]])),
    holds: onlyGiven(Object.entries(holds).map(([parameter, column]) => [column, given[parameter]])),
  };
}

const onlyGiven = (entries: [string, string | number | undefined][]): Record<string, string> =>
  Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Refuses an offset over this EventGrid's maximum, as old editions do. Returns null if it is allowed. */
export const refuseOffset = (offset: number, max: number | null): Failure | null =>
  max !== null && offset > max ? failures.badRequest(`offset: must be a whole number from 0 to ${max}`) : null;
