import type { Source } from '@/lib/eventgrid/answers/source';
import type { ListPage } from '@/lib/lists/find-page';
import type { StatusGroup } from './query';

const OWN = ['id', 'name', 'status', 'type', 'description', 'created_time', 'updated_time'] as const;
const FIELDS = [...OWN, 'channel_name', 'channel_id', 'provider_type'] as const;

/** A source as the list shows it. Nothing else about it is sent to the browser. */
export type SourceRow = Pick<Source, (typeof FIELDS)[number]>;

/** Number of sources by status tab. */
export type StatusCounts = Record<StatusGroup | 'all', number>;

/** The records that were read to filter by type or status: `from` to `to` (exclusive) `of` all matches. */
type WindowScan = { from: number; to: number; of: number | null; counts: StatusCounts };

/** One page of the list. With a window, the total counts only its matches. */
export type SourcesPage = ListPage<SourceRow> & {
  /** The window in which type or status were searched; null if EventGrid did all the filtering. */
  scan: WindowScan | null;
  /** Name of the channel in the filter; null without such a filter or if its name is unknown. */
  channelName: string | null;
};

const GROUP_OF: Record<string, StatusGroup> = { RUNNING: 'running', ERROR: 'failing', CREATE_FAILED: 'failing' };

/** Returns the status tab of a source. New statuses and missing ones are `other`. */
export const statusGroup = (status: string | null): StatusGroup =>
  (status !== null && Object.hasOwn(GROUP_OF, status) ? GROUP_OF[status] : undefined) ?? 'other';

/** Counts sources by status tab. */
export function countStatuses(rows: readonly Pick<SourceRow, 'status'>[]): StatusCounts {
  const counts: StatusCounts = { all: rows.length, running: 0, failing: 0, other: 0 };
  for (const { status } of rows) counts[statusGroup(status)] += 1;
  return counts;
}

/** Returns a page's matches by status if they are known: counted in the window, or all on this page. */
export function knownCounts({ scan, items, total }: SourcesPage): StatusCounts | null {
  if (scan) return scan.counts;
  return total === items.length ? countStatuses(items) : null;
}

/** Picks the fields of a source that the list shows. */
export const rowOf = (source: Source): SourceRow =>
  Object.fromEntries(FIELDS.map((field) => [field, source[field]])) as SourceRow;
