import type { Source } from '@/lib/eventgrid/answers/source';
import type { ListPage } from '@/lib/lists/find-page';
import type { StatusGroup } from './query';

const OWN = ['id', 'name', 'status', 'type', 'description', 'created_time', 'updated_time'] as const;
const FIELDS = [...OWN, 'channel_name', 'channel_id', 'provider_type'] as const;

/** A source as the list shows it: no more of it travels to the browser. */
export type SourceRow = Pick<Source, (typeof FIELDS)[number]>;

/** Sources by what their status tab says. */
export type StatusCounts = Record<StatusGroup | 'all', number>;

/** The records that were read to filter by type or status: `from` up to `to` (one past the last) `of` all matches. */
type Looked = { from: number; to: number; of: number | null; counts: StatusCounts };

/** One page of the list; the total is of the window when there is one. */
export type SourcesPage = ListPage<SourceRow> & {
  /** The window that type or status were looked for in; null when EventGrid did all the filtering. */
  looked: Looked | null;
  /** Name of the channel that was filtered by; null when there is no such filter or its name is not known. */
  channelName: string | null;
};

const GROUP_OF: Record<string, StatusGroup> = { RUNNING: 'running', ERROR: 'failing', CREATE_FAILED: 'failing' };

/** Tells which status tab a source is under; a new status of EventGrid's, or none, is `other`. */
export const statusGroup = (status: string | null): StatusGroup =>
  (status !== null && Object.hasOwn(GROUP_OF, status) ? GROUP_OF[status] : undefined) ?? 'other';

/** Counts sources by status tab. */
export function countStatuses(rows: readonly Pick<SourceRow, 'status'>[]): StatusCounts {
  const counts: StatusCounts = { all: rows.length, running: 0, failing: 0, other: 0 };
  for (const { status } of rows) counts[statusGroup(status)] += 1;
  return counts;
}

/** Returns the counts of a page's matches by status where they are known: read by the window, or all on this page. */
export function knownCounts({ looked, items, total }: SourcesPage): StatusCounts | null {
  if (looked) return looked.counts;
  return total === items.length ? countStatuses(items) : null;
}

/** Takes of a source what the list shows. */
export const rowOf = (source: Source): SourceRow =>
  Object.fromEntries(FIELDS.map((field) => [field, source[field]])) as SourceRow;
