import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import { DEFAULT_PAGE_SIZE, PAGE_SIZES, type PageSize } from './view';

/** Orders that every list offers, as EventGrid spells them; the first is EventGrid's own and the default. */
const LIST_SORTS = [
  'created_time:DESC',
  'created_time:ASC',
  'name:ASC',
  'name:DESC',
  'updated_time:DESC',
  'updated_time:ASC',
] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** Whose items: EventGrid's own values, and `all`, which filters by no provider. */
export const PROVIDERS = ['CUSTOM', 'OFFICIAL', 'all'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** The part of the query that every list has; an empty text searches for nothing. */
export type ListState = { q: string; sort: ListSort; page: number; size: PageSize };

/** One part of a list's URL. */
export type UrlPart<Value> = {
  default: Value;
  /** Reads the part; null if the text is invalid, so that the default applies. */
  read: (text: string) => Value | null;
  /** A filter excludes rows, a place is the position in the list, a look is how the list is shown. */
  role: 'filter' | 'place' | 'look';
  /** A value other than the default that excludes no rows. */
  open?: Value;
};

/** Reads one of some allowed values. */
export const oneOf =
  <Value extends string | number>(values: readonly Value[]) =>
  (text: string): Value | null =>
    values.find((known) => String(known) === text) ?? null;

/** Accepts a text that matches a pattern, unchanged. */
export const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : null);

/** Reads a number without a sign or leading zero, of at most so many digits. */
export const countOf = (maxDigits: number) => (text: string) =>
  /^[1-9]\d*$/.test(text) && text.length <= maxDigits ? Number(text) : null;

/**
 * Describes the list's search text, which is cleaned. No name is longer, so a longer text can only be a mistake (and
 * would make a URL too long for gateways).
 */
export const searchPart = (maxChars: number): UrlPart<string> => ({
  role: 'filter',
  default: '',
  read: (text) => (cleanSearch(text).length > maxChars ? null : cleanSearch(text)),
});

/** The parts that all lists share. */
export const SORT_PART: UrlPart<ListSort> = { role: 'look', default: LIST_SORTS[0], read: oneOf(LIST_SORTS) };
export const PAGE_PART: UrlPart<number> = { role: 'place', default: 1, read: countOf(7) };
export const SIZE_PART: UrlPart<PageSize> = { role: 'look', default: DEFAULT_PAGE_SIZE, read: oneOf(PAGE_SIZES) };

export type UrlState<Query extends ListState> = ReturnType<typeof urlState<Query>>;

/**
 * Makes the functions that read and write a list's URL from a table of its parts, which appear in the URL in the
 * table's order. `settle` drops parts that are only invalid in combination. It also runs in the browser, and is written
 * by hand for that reason: a schema of zod/mini would add 16 KB to a page's first load.
 */
export function urlState<Query extends ListState>(
  path: string,
  parts: { [Name in keyof Query]: UrlPart<Query[Name]> },
  settle: (query: Query) => Query = (query) => query,
) {
  const names = Object.keys(parts) as (keyof Query & string)[];
  const defaultsOf = (...roles: UrlPart<unknown>['role'][]): Partial<Query> => {
    const defaults: Partial<Query> = {};
    for (const name of names) if (roles.includes(parts[name].role)) defaults[name] = parts[name].default;
    return defaults;
  };
  /** The default state of the list. */
  const defaults = defaultsOf('filter', 'place', 'look') as Query;

  /**
   * Reads a query from a URL's parts. Invalid, unknown and repeated parts are dropped in favor of the defaults. `size`
   * is the user's own page size: it applies only if the URL says nothing at all, so that a link shows the same rows to
   * everyone.
   */
  const parse = (given: Record<string, unknown>, size: PageSize = defaults.size): Query => {
    const query = { ...defaults };
    for (const name of names) {
      const text = given[name];
      query[name] = (typeof text === 'string' ? parts[name].read(text) : null) ?? parts[name].default;
    }
    return settle(names.every((name) => given[name] === undefined) ? { ...query, size } : query);
  };

  /** Reads a query from the browser's URL as a server page gets it: a repeated part is an array, and dropped. */
  const parseParams = (params: Pick<URLSearchParams, 'getAll'>, size?: PageSize): Query =>
    parse(
      Object.fromEntries(
        names.map((name) => {
          const values = params.getAll(name);
          return [name, values.length > 1 ? values : values[0]];
        }),
      ),
      size,
    );

  /** Lists the parts of a query that differ from the defaults, as text: what a URL or a form has to include. */
  const partsOf = (query: Query): [name: string, value: string][] =>
    names.filter((name) => query[name] !== defaults[name]).map((name) => [name, String(query[name])]);

  /** Returns the path of a list without defaults and without the console's sub-path. */
  const pathOf = (query: Query): string => {
    const given = partsOf(query);
    return given.length === 0 ? path : `${path}?${`${new URLSearchParams(given)}`.replaceAll('%3A', ':')}`;
  };

  /** Sets filters of a query, or its sort or size, and goes back to the first page. */
  const withParts = (query: Query, changed: Partial<Query> | Partial<ListState>): Query => ({
    ...query,
    ...defaultsOf('place'),
    ...changed,
  });

  /** Drops a query's filters and keeps how the list is shown. */
  const withoutFilters = (query: Query): Query => ({ ...query, ...defaultsOf('filter', 'place') });

  /** Returns whether a query excludes any rows of the list's default view. */
  const isFiltered = (query: Query): boolean =>
    names.some((name) => {
      const part = parts[name];
      return part.role === 'filter' && query[name] !== part.default && query[name] !== part.open;
    });

  return { path, defaults, parse, parseParams, partsOf, pathOf, withParts, withoutFilters, isFiltered };
}
