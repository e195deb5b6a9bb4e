import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import { type ItemPaths, itemPaths } from '@/lib/lists/item-path';
import {
  type ListState,
  matching,
  oneOf,
  PAGE_PART,
  SIZE_PART,
  SORT_PART,
  searchPart,
  type UrlPart,
  type UrlState,
  urlState,
} from '@/lib/lists/url-state';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How far back EventGrid lists events (our choice of EventGrid's word: docs/wire.md, "EG API, event traces"). */
export const TRACES_KEPT_MS = 72 * HOUR_MS;

/** The time ranges, each with its length and the minutes of one bar of the chart: 24 to 30 bars (our choice). */
export const RANGES = {
  '1h': { ms: HOUR_MS, period: 2 },
  '24h': { ms: 24 * HOUR_MS, period: 60 },
  '3d': { ms: TRACES_KEPT_MS, period: 180 },
  '7d': { ms: 168 * HOUR_MS, period: 360 },
  '30d': { ms: 720 * HOUR_MS, period: 1440 },
} as const;

export type Range = keyof typeof RANGES;
export const RANGE_NAMES = Object.keys(RANGES) as Range[];

/** What became of an event, to filter by. EventGrid cannot filter by it: traces are read for it. */
export const EVENT_STATES = ['delivered', 'failed', 'waiting', 'nobody'] as const;
type StateFilter = (typeof EVENT_STATES)[number] | '';

/** Longest event ID that can be opened, and longest event type and subscription name to filter by. */
export const EVENT_ID_MAX_CHARS = 256;
export const EVENT_TYPE_MAX_CHARS = 256;

/** What a source's activity shows, as encoded in its URL; `q` is an event's ID. An empty text is no filter. */
export type ActivityQuery = ListState & {
  range: Range;
  /** The subscription whose deliveries the chart shows, by its ID; by default it shows what was published. */
  chart: string;
  type: string;
  subscription: string;
  status: StateFilter;
};

const textPart = (maxChars: number): UrlPart<string> => searchPart(maxChars);

const PARTS: { [Name in keyof ActivityQuery]: UrlPart<ActivityQuery[Name]> } = {
  q: searchPart(EVENT_ID_MAX_CHARS),
  range: { role: 'look', default: '24h', read: oneOf(RANGE_NAMES) },
  chart: { role: 'look', default: '', read: (text) => matching(/^[A-Za-z0-9_-]{1,64}$/)(cleanSearch(text)) },
  type: textPart(EVENT_TYPE_MAX_CHARS),
  subscription: textPart(128),
  status: { role: 'filter', default: '', read: oneOf(EVENT_STATES) },
  // EventGrid has one order: the newest first.
  sort: { ...SORT_PART, read: () => null },
  page: PAGE_PART,
  size: SIZE_PART,
};

export type ActivityUrl = UrlState<ActivityQuery>;

const urls = new Map<string, ActivityUrl>();

/** Returns the state of one source's activity in its URL: always the same for a source, as a list needs it. */
export function activityUrl(sourceId: string): ActivityUrl {
  const url = urls.get(sourceId) ?? urlState(`/sources/${encodeURIComponent(sourceId)}/activity`, PARTS);
  // On the server, this process sees any number of sources.
  if (typeof window !== 'undefined') urls.set(sourceId, url);
  return url;
}

/** Returns the paths of one event beside a source's activity. */
export const activityPaths = (sourceId: string): ItemPaths<ActivityQuery> => itemPaths(activityUrl(sourceId));

/** Reads the query of a read, whatever the source. */
export const parseActivityQuery = (given: Record<string, unknown>): ActivityQuery => urlState('', PARTS).parse(given);
