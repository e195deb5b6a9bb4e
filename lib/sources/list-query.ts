import { SOURCE_NAME_MAX_CHARS } from '../eg/source-limits';

/** Orders that the list offers, as EventGrid spells them; the first is EventGrid's own and the list's default. */
const SOURCE_SORTS = ['created_time:DESC', 'created_time:ASC', 'name:ASC', 'name:DESC'] as const;
export type SourceSort = (typeof SOURCE_SORTS)[number];

/** Rows a page, our choice; the first URL without `size` shows the default. */
export const SOURCE_PAGE_SIZES = [10, 20, 50, 100] as const;
type SourcePageSize = (typeof SOURCE_PAGE_SIZES)[number];

/** What the list shows, as its URL says it. */
export type SourcesQuery = { q: string; sort: SourceSort; page: number; size: SourcePageSize };

/** The list as it opens: all custom sources, newest first. */
export const SOURCES_QUERY_DEFAULTS: SourcesQuery = { q: '', sort: 'created_time:DESC', page: 1, size: 20 };

const PAGE = /^[1-9]\d{0,6}$/;

/**
 * Reads the list's query from a URL's parts. What is wrong, unknown or given twice is dropped: its default holds. It
 * runs in the browser too and is written by hand for that: a schema of zod/mini would be 16 KB of the page's first load.
 */
export function parseSourcesQuery(parts: Record<string, unknown>): SourcesQuery {
  const { q, sort, page, size } = SOURCES_QUERY_DEFAULTS;
  const text = typeof parts.q === 'string' ? parts.q.trim() : q;
  return {
    // No name is longer, so that a longer text can only be a slip (and would make an address too long for gateways).
    q: text.length > SOURCE_NAME_MAX_CHARS ? q : text,
    sort: SOURCE_SORTS.find((known) => known === parts.sort) ?? sort,
    page: typeof parts.page === 'string' && PAGE.test(parts.page) ? Number(parts.page) : page,
    size: SOURCE_PAGE_SIZES.find((known) => String(known) === parts.size) ?? size,
  };
}

/** Reads the query from the browser's address as a server page gets it: a part given twice is an array, and dropped. */
export const parseSearchParams = (params: Pick<URLSearchParams, 'getAll'>): SourcesQuery =>
  parseSourcesQuery(
    Object.fromEntries(
      Object.keys(SOURCES_QUERY_DEFAULTS).map((name) => {
        const given = params.getAll(name);
        return [name, given.length === 1 ? given[0] : given];
      }),
    ),
  );

/** Lists the parts of a query that differ from the defaults, as text: what a URL or a form has to carry. */
export function sourcesQueryParts(query: SourcesQuery): [name: keyof SourcesQuery, value: string][] {
  const names = ['q', 'sort', 'page', 'size'] as const;
  return names
    .filter((name) => query[name] !== SOURCES_QUERY_DEFAULTS[name])
    .map((name) => [name, String(query[name])]);
}

/** Writes the path of a list, defaults left out, without the console's sub-path. */
export function sourcesPath(query: SourcesQuery): string {
  const text = new URLSearchParams(sourcesQueryParts(query)).toString().replaceAll('%3A', ':');
  return text === '' ? '/sources' : `/sources?${text}`;
}
