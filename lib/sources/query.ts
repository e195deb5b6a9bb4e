import { SOURCE_NAME_MAX_CHARS, SOURCE_TYPES, type SourceType } from '@/lib/eventgrid/schemas/source-limits';
import { DEFAULT_PAGE_SIZE, PAGE_SIZES, type PageSize } from '@/lib/lists/view';

/** Orders that the list offers, as EventGrid spells them; the first is EventGrid's own and the list's default. */
const SOURCE_SORTS = [
  'created_time:DESC',
  'created_time:ASC',
  'name:ASC',
  'name:DESC',
  'updated_time:DESC',
  'updated_time:ASC',
] as const;
export type SourceSort = (typeof SOURCE_SORTS)[number];

/** Whose sources: EventGrid's own values, and `all`, which asks for no provider. */
export const SOURCE_PROVIDERS = ['CUSTOM', 'OFFICIAL', 'all'] as const;
type SourceProvider = (typeof SOURCE_PROVIDERS)[number];

/** What the status tabs lead to: running; ERROR or CREATE_FAILED; anything else, no status among it. */
export const STATUS_GROUPS = ['running', 'failing', 'other'] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/** Records that one view reads at most to filter by what EventGrid cannot: 3 pages of 1,000 (our choice). */
export const WINDOW_RECORDS = 3_000;

/** What the list shows, as its URL says it; an empty text filters by nothing. */
export type SourcesQuery = {
  q: string;
  channel_id: string;
  provider: SourceProvider;
  type: SourceType | '';
  status: StatusGroup | '';
  /** The record that the window of `type` and `status` begins at, a multiple of WINDOW_RECORDS. */
  from: number;
  sort: SourceSort;
  page: number;
  size: PageSize;
};

/** The list as it opens: all custom sources, newest first. */
export const SOURCES_QUERY_DEFAULTS: SourcesQuery = {
  q: '',
  channel_id: '',
  provider: 'CUSTOM',
  type: '',
  status: '',
  from: 0,
  sort: 'created_time:DESC',
  page: 1,
  size: DEFAULT_PAGE_SIZE,
};

const NAMES = ['q', 'channel_id', 'provider', 'type', 'status', 'from', 'sort', 'page', 'size'] as const;

const PAGE = /^[1-9]\d{0,6}$/;
const FROM = /^[1-9]\d{0,8}$/;
const CHANNEL_ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Reads the list's query from a URL's parts. What is wrong, unknown or given twice is dropped: its default holds. It
 * runs in the browser too and is written by hand for that: a schema of zod/mini would be 16 KB of the page's first load.
 * `size` is a person's own page size: it holds where the URL says nothing at all, so that a link shows all the same rows.
 */
export function parseSourcesQuery(
  parts: Record<string, unknown>,
  size: PageSize = SOURCES_QUERY_DEFAULTS.size,
): SourcesQuery {
  const { sort, page, provider } = SOURCES_QUERY_DEFAULTS;
  const text = (name: string, pattern: RegExp) => {
    const value = parts[name];
    return typeof value === 'string' && pattern.test(value) ? value : '';
  };
  const q = typeof parts.q === 'string' ? parts.q.trim() : '';
  const type = SOURCE_TYPES.find((known) => known === parts.type) ?? '';
  const status = STATUS_GROUPS.find((known) => known === parts.status) ?? '';
  const from = type || status ? Number(text('from', FROM)) : 0;
  const bare = NAMES.every((name) => parts[name] === undefined);
  return {
    // No name is longer, so that a longer text can only be a slip (and would make an address too long for gateways).
    q: q.length > SOURCE_NAME_MAX_CHARS ? '' : q,
    channel_id: text('channel_id', CHANNEL_ID),
    provider: SOURCE_PROVIDERS.find((known) => known === parts.provider) ?? provider,
    type,
    status,
    from: from % WINDOW_RECORDS === 0 ? from : 0,
    sort: SOURCE_SORTS.find((known) => known === parts.sort) ?? sort,
    page: Number(text('page', PAGE)) || page,
    size: PAGE_SIZES.find((known) => String(known) === parts.size) ?? (bare ? size : SOURCES_QUERY_DEFAULTS.size),
  };
}

/** Reads the query from the browser's address as a server page gets it: a part given twice is an array, and dropped. */
export const parseSearchParams = (params: Pick<URLSearchParams, 'getAll'>, size?: PageSize): SourcesQuery =>
  parseSourcesQuery(
    Object.fromEntries(
      NAMES.map((name) => {
        const given = params.getAll(name);
        return [name, given.length > 1 ? given : given[0]];
      }),
    ),
    size,
  );

/** Lists the parts of a query that differ from the defaults, as text: what a URL or a form has to carry. */
export const sourcesQueryParts = (query: SourcesQuery): [name: keyof SourcesQuery, value: string][] =>
  NAMES.filter((name) => query[name] !== SOURCES_QUERY_DEFAULTS[name]).map((name) => [name, String(query[name])]);

/** Writes the path of a list, defaults left out, without the console's sub-path. */
export function sourcesPath(query: SourcesQuery): string {
  const text = new URLSearchParams(sourcesQueryParts(query)).toString().replaceAll('%3A', ':');
  return text === '' ? '/sources' : `/sources?${text}`;
}

/** Sets filters of a query, or its sort or size; it begins anew, at its first page and window. */
export const withParts = (query: SourcesQuery, parts: Partial<SourcesQuery>): SourcesQuery => ({
  ...query,
  from: 0,
  page: 1,
  ...parts,
});

/** Drops a query's filters and keeps how the list is shown. */
export const withoutFilters = ({ sort, size }: SourcesQuery): SourcesQuery => ({
  ...SOURCES_QUERY_DEFAULTS,
  sort,
  size,
});

/** Tells whether a query leaves out any of a project's custom sources. */
export const isFiltered = ({ q, channel_id, provider, type, status }: SourcesQuery): boolean =>
  q !== '' || channel_id !== '' || provider === 'OFFICIAL' || type !== '' || status !== '';
