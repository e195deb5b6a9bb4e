import type { Page } from '@/lib/eventgrid/answers/list';
import type { Source } from '@/lib/eventgrid/answers/source';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { type ListFrom, readOffsetCap } from '@/lib/lists/find-page';
import { type SourcesQuery, WINDOW_RECORDS } from './query';
import { countStatuses, statusGroup } from './row';

/** The most records that EventGrid returns per request (docs/wire.md, "EG API, lists", `limit`). */
const RECORDS_A_READ = 1_000;

/**
 * Searches for a type or status, which EventGrid can't filter by, in a window of at most 3,000 records starting at
 * `query.from`, and cuts the page out of the matches. The first refusal becomes the result.
 */
export async function scanSources(list: ListFrom<Source>, query: SourcesQuery) {
  const { type, status, size } = query;
  const window = await readWindow(list, query.from);
  if (!window.ok) return window;
  const { from, records, of, reach } = window.data;
  const ofType = records.filter((source) => type === '' || source.type === type);
  const matching = ofType.filter((source) => status === '' || statusGroup(source.status) === status);
  const page = Math.min(query.page, Math.max(1, Math.ceil(matching.length / size)));
  return success(
    {
      items: matching.slice((page - 1) * size, page * size),
      total: matching.length,
      page,
      scan: { from, to: from + records.length, of, counts: countStatuses(ofType) },
      reach,
    },
    window.requestId,
  );
}

type Window = { from: number; records: Source[]; of: number | null; reach: number | null };

/** Reads the window at `from`, or the first window if there is nothing there or EventGrid refuses the offset. */
async function readWindow(list: ListFrom<Source>, from: number): Promise<EgResult<Window>> {
  const first = await list(from, RECORDS_A_READ);
  if (!first.ok) return readOffsetCap(first.failure, from) === null ? first : readWindow(list, 0);
  const { total: of, items } = first.data;
  if (items.length === 0 && from > 0) return readWindow(list, 0);
  const window = (records: Source[], reach: number | null = null) =>
    success({ from, records, of, reach }, first.requestId);
  if (isLast(first.data)) return window(items);

  const end = Math.min(from + WINDOW_RECORDS, of ?? Number.POSITIVE_INFINITY);
  const offsets = [from + RECORDS_A_READ, from + 2 * RECORDS_A_READ].filter((offset) => offset < end);
  const rest = await Promise.all(offsets.map((offset) => list(offset, RECORDS_A_READ)));
  const records = [...items];
  for (const [index, part] of rest.entries()) {
    if (!part.ok) {
      const capped = readOffsetCap(part.failure, offsets[index] ?? 0) !== null;
      return capped ? window(records, from + records.length) : part;
    }
    records.push(...part.data.items);
    if (isLast(part.data)) break;
  }
  return window(records);
}

const isLast = ({ items }: Page<Source>): boolean => items.length < RECORDS_A_READ;
