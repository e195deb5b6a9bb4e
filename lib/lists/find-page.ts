import type { Page } from '@/lib/eventgrid/answers/list';
import type { ListQuery } from '@/lib/eventgrid/client';
import { type EgFailure, type EgResult, success } from '@/lib/eventgrid/failures/result';
import type { ListState, Provider } from './url-state';

/** A page of a list as read from EventGrid. */
export type NumberedPage<T> = Page<T> & {
  /** The actual page: the last one if a page past the end was requested. */
  page: number;
  /** The number of records that can be reached, if this EventGrid limits offsets; else null. */
  reach: number | null;
};

/** A page as a list shows it. */
export type ListPage<Row> = NumberedPage<Row> & {
  /** When it was read, by the server's clock in milliseconds: ages are relative to this time. */
  readAt: number;
};

/** Reads `limit` records of a query from `offset` on. */
export type ListFrom<T> = (offset: number, limit: number) => Promise<EgResult<Page<T>>>;

type ReadPage<T> = (page: number) => Promise<EgResult<Page<T>>>;

/** Translates the filters that every list has into EventGrid's own. */
export const listFilters = ({ q, provider }: Pick<ListState, 'q'> & { provider: Provider }): ListQuery => ({
  ...(provider === 'all' ? {} : { provider_type: provider }),
  ...(q === '' ? {} : { fuzzy_name: q }),
});

/**
 * Reads a page of a list. For a page past the end, reads the last page; if this EventGrid refuses the offset, the last
 * page it serves. Refusals are values.
 */
export async function findPage<T>(
  list: ListFrom<T>,
  { page, size }: Pick<ListState, 'page' | 'size'>,
): Promise<EgResult<NumberedPage<T>>> {
  const read = (result: number) => list((result - 1) * size, size);
  const wanted = await read(page);
  if (!wanted.ok) {
    const cap = readOffsetCap(wanted.failure, (page - 1) * size);
    return cap === null ? wanted : findReachable(read, Math.floor(cap / size) + 1, size);
  }
  if (wanted.data.items.length > 0 || page === 1) return numbered(wanted, page);
  return findLastPage(read, wanted.data.total, size);
}

/** EventGrid may answer a page past the end without a total (docs/wire.md, "EG API, lists"). The first page has it. */
async function findLastPage<T>(
  read: ReadPage<T>,
  known: number | null,
  size: number,
): Promise<EgResult<NumberedPage<T>>> {
  const first = known === null ? await read(1) : null;
  if (first && !first.ok) return first;
  const last = Math.max(1, Math.ceil((known ?? first?.data.total ?? 0) / size));
  return numbered(first && last === 1 ? first : await read(last), last);
}

/** If this EventGrid refuses large offsets, reads the last page that it serves, or the last page of the list. */
async function findReachable<T>(read: ReadPage<T>, page: number, size: number): Promise<EgResult<NumberedPage<T>>> {
  const last = await read(page);
  if (!last.ok) return last;
  const { total, items } = last.data;
  if (items.length === 0) return findLastPage(read, total, size);
  const reach = page * size;
  return numbered(last, page, total !== null && total <= reach ? null : reach);
}

const numbered = <T>(
  result: EgResult<Page<T>>,
  page: number,
  reach: number | null = null,
): EgResult<NumberedPage<T>> => (result.ok ? success({ ...result.data, page, reach }, result.requestId) : result);

/** Returns whether a search text may be an ID. EventGrid's are UUIDs; 32 digits are the same without hyphens. */
export const isId = (text: string): boolean => ID.test(text);

const ID = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;

/**
 * Finds a search text as an ID, as a page of one. Returns null if the text is not an ID, nothing has it, or the query's
 * filters exclude it. Other refusals are values.
 */
export async function findById<T, Query extends Pick<ListState, 'q'>>(
  read: (id: string) => Promise<EgResult<T>>,
  matches: (item: T, query: Query) => boolean,
  query: Query,
): Promise<EgResult<NumberedPage<T>> | null> {
  if (!isId(query.q)) return null;
  const result = await read(query.q.toLowerCase());
  if (!result.ok) return result.failure.status === 404 || result.failure.status === 400 ? null : result;
  if (!matches(result.data, query)) return null;
  return success({ items: [result.data], total: 1, page: 1, reach: null }, result.requestId);
}

/** The maximum offset of old EventGrid editions (docs/wire.md, "EG API, lists", `offset`). */
const OLD_CAP = 100;

/**
 * Reads the maximum `offset` of this EventGrid from its refusal of a list: the number in its message, else the 100 of
 * old editions. Null if the refusal is about something else.
 */
export function readOffsetCap({ kind, status, message, details }: EgFailure, offset: number): number | null {
  if (kind !== 'refused' || status !== 400 || offset <= OLD_CAP) return null;
  const words = /offset\D*(?:\d+\D+)?(\d+)\D*$/i.exec(`${message ?? ''} ${details ?? ''}`);
  const named = Number(words?.[1] ?? Number.NaN);
  return named < offset ? named : OLD_CAP;
}
