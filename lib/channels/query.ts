import { DEFAULT_PAGE_SIZE, PAGE_SIZES, type PageSize } from '@/lib/lists/view';

/** Longest name of a channel (EG API). */
const NAME_MAX_CHARS = 128;

/** Orders that the list offers, as EventGrid spells them. */
const CHANNEL_SORTS = [
  'created_time:DESC',
  'created_time:ASC',
  'name:ASC',
  'name:DESC',
  'updated_time:DESC',
  'updated_time:ASC',
] as const;
export type ChannelSort = (typeof CHANNEL_SORTS)[number];

/** Whose channels: the user's own, EventGrid's, or both. */
export const CHANNEL_PROVIDERS = ['CUSTOM', 'OFFICIAL', 'all'] as const;
type ChannelProvider = (typeof CHANNEL_PROVIDERS)[number];

/** What the list of channels shows, as its URL says it. */
export type ChannelsQuery = {
  q: string;
  provider: ChannelProvider;
  sort: ChannelSort;
  page: number;
  size: PageSize;
};

/** The list as it opens: the user's own channels, newest first. */
export const CHANNELS_QUERY_DEFAULTS: ChannelsQuery = {
  q: '',
  provider: 'CUSTOM',
  sort: 'created_time:DESC',
  page: 1,
  size: DEFAULT_PAGE_SIZE,
};

const PAGE = /^[1-9]\d{0,6}$/;
const NAMES = ['q', 'provider', 'sort', 'page', 'size'] as const;

/** Reads the list's query from a URL's parts. What is wrong, unknown or given twice is dropped: its default holds. */
export function parseChannelsQuery(parts: Record<string, unknown>): ChannelsQuery {
  const { q, provider, sort, page, size } = CHANNELS_QUERY_DEFAULTS;
  const text = typeof parts.q === 'string' ? parts.q.trim() : q;
  return {
    q: text.length > NAME_MAX_CHARS ? q : text,
    provider: CHANNEL_PROVIDERS.find((known) => known === parts.provider) ?? provider,
    sort: CHANNEL_SORTS.find((known) => known === parts.sort) ?? sort,
    page: typeof parts.page === 'string' && PAGE.test(parts.page) ? Number(parts.page) : page,
    size: PAGE_SIZES.find((known) => String(known) === parts.size) ?? size,
  };
}

/** Reads the query from the browser's address as a server page gets it: a part given twice is dropped. */
export const parseChannelsSearchParams = (params: Pick<URLSearchParams, 'getAll'>): ChannelsQuery =>
  parseChannelsQuery(
    Object.fromEntries(
      NAMES.map((name) => {
        const given = params.getAll(name);
        return [name, given.length === 1 ? given[0] : given];
      }),
    ),
  );

/** Lists the parts of a query that differ from the defaults, as text: what a URL or a form has to carry. */
export const channelsQueryParts = (query: ChannelsQuery): [name: keyof ChannelsQuery, value: string][] =>
  NAMES.filter((name) => query[name] !== CHANNELS_QUERY_DEFAULTS[name]).map((name) => [name, String(query[name])]);

/** Writes the path of a list, defaults left out, without the console's sub-path. */
export function channelsPath(query: ChannelsQuery): string {
  const text = new URLSearchParams(channelsQueryParts(query)).toString().replaceAll('%3A', ':');
  return text === '' ? '/channels' : `/channels?${text}`;
}
