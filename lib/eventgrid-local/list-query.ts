import { type Failure, failures } from './failures';
import type { StoreQuery } from './store';

const DEFAULT_LIMIT = 15;
const MAX_LIMIT = 1000;
const SORT = /^([a-z_]+):(asc|desc)$/i;

/** What one noun's list understands, by the names of query parameters and columns. */
export type ListRules = {
  sortFields: readonly string[];
  equals: readonly string[];
  holds: Record<string, string>;
};

/**
 * Reads the query of a list. Rule: EG API, lists: offset from 0, limit 1 to 1000, default 15, `field:ASC|DESC`, default
 * created_time:DESC. Returns a Failure for what cannot be read; an empty parameter counts as not given (our choice).
 */
export function readListQuery(given: Record<string, string>, rules: ListRules): StoreQuery | Failure {
  const offset = readWhole(given.offset, 0);
  if (offset === null || offset < 0) return failures.badRequest('offset: must be a whole number from 0');
  const limit = readWhole(given.limit, DEFAULT_LIMIT);
  if (limit === null || limit < 1 || limit > MAX_LIMIT) {
    return failures.badRequest(`limit: must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  const [, field = '', direction = ''] = SORT.exec(given.sort || 'created_time:DESC') ?? [];
  if (!rules.sortFields.includes(field)) {
    return failures.badRequest(`sort: must be field:ASC or field:DESC, with one of ${rules.sortFields.join(', ')}`);
  }
  const holds = Object.entries(rules.holds).map(([parameter, column]) => [column, given[parameter]]);
  return {
    offset,
    limit,
    sort: { field, direction: direction.toLowerCase() === 'asc' ? 'asc' : 'desc' },
    equals: onlyGiven(rules.equals.map((name) => [name, given[name]])),
    holds: onlyGiven(holds),
  };
}

const onlyGiven = (entries: (string | undefined)[][]): Record<string, string> =>
  Object.fromEntries(entries.flatMap(([name, value]) => (name && value ? [[name, value]] : [])));

function readWhole(text: string | undefined, otherwise: number): number | null {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  return /^-?\d+$/.test(text) && Number.isSafeInteger(value) ? value : null;
}
