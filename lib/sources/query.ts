import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import { SOURCE_NAME_MAX_CHARS, SOURCE_TYPES, type SourceType } from '@/lib/eventgrid/schemas/source-limits';
import {
  countOf,
  type ListState,
  matching,
  oneOf,
  PAGE_PART,
  PROVIDERS,
  type Provider,
  SIZE_PART,
  SORT_PART,
  searchPart,
  urlState,
} from '@/lib/lists/url-state';

/** The filters of the status tabs: running; ERROR or CREATE_FAILED; anything else, including no status. */
export const STATUS_GROUPS = ['running', 'failing', 'other'] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/**
 * Maximum number of records that one view reads to filter by fields that EventGrid can't: 3 pages of 1,000 (our
 * choice).
 */
export const WINDOW_RECORDS = 3_000;

/** The list's state as in its URL; an empty text is no filter. */
export type SourcesQuery = ListState & {
  channel_id: string;
  provider: Provider;
  type: SourceType | '';
  status: StatusGroup | '';
  /** The record at which the window of `type` and `status` begins, a multiple of WINDOW_RECORDS. */
  from: number;
};

/** The list's state in its URL. By default it shows all custom sources, newest first. */
export const SOURCES_URL = urlState<SourcesQuery>(
  '/sources',
  {
    q: searchPart(SOURCE_NAME_MAX_CHARS),
    channel_id: { role: 'filter', default: '', read: (text) => matching(/^[A-Za-z0-9_-]{1,64}$/)(cleanSearch(text)) },
    provider: { role: 'filter', default: 'CUSTOM', read: oneOf(PROVIDERS), open: 'all' },
    type: { role: 'filter', default: '', read: oneOf(SOURCE_TYPES) },
    status: { role: 'filter', default: '', read: oneOf(STATUS_GROUPS) },
    from: { role: 'place', default: 0, read: countOf(9) },
    sort: SORT_PART,
    page: PAGE_PART,
    size: SIZE_PART,
  },
  (query) => ((query.type || query.status) && query.from % WINDOW_RECORDS === 0 ? query : { ...query, from: 0 }),
);

export const { parse: parseSourcesQuery, partsOf: sourcesQueryParts, pathOf: sourcesPath, withParts } = SOURCES_URL;
