import type { EventGrid, ListQuery } from '../eg/client';
import type { Page } from '../eg/read-list';
import type { Source } from '../eg/read-source';
import { type EgResult, success } from '../eg/result';
import type { SourcesQuery } from './list-query';
import type { SourceRow, SourcesPage } from './source-row';

type Sources = Pick<EventGrid, 'listSources' | 'getSource'>;

/** EventGrid's IDs are UUIDs; 32 digits are the same without hyphens. A name of that shape is found as a name after. */
const ID = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;

const CUSTOM = 'CUSTOM';

/**
 * Finds one page of custom sources. A text that is an ID is looked up as one, then as part of a name. A page past the
 * end comes back as the last one there is. Refusals of EventGrid are values.
 */
export async function findSources(
  eventGrid: Sources,
  query: SourcesQuery,
  now: () => number = Date.now,
): Promise<EgResult<SourcesPage>> {
  if (ID.test(query.q)) {
    const found = await findById(eventGrid, query.q);
    if (!found.ok) return found;
    if (found.data) {
      return success({ items: [rowOf(found.data)], total: 1, page: 1, readAt: now() }, found.requestId);
    }
  }
  const first = await listPage(eventGrid, query, query.page);
  if (!first.ok || first.data.items.length > 0 || query.page === 1) return paged(first, query.page, now);
  return findLastPage(eventGrid, query, first.data.total, now);
}

/** Reads a source by its ID; null when there is none, or it is none of the user's own. */
async function findById(eventGrid: Sources, id: string): Promise<EgResult<Source | null>> {
  const found = await eventGrid.getSource(id);
  if (found.ok) {
    const { provider_type } = found.data;
    return success(provider_type === null || provider_type === CUSTOM ? found.data : null, found.requestId);
  }
  const { status, requestId } = found.failure;
  return status === 404 || status === 400 ? success(null, requestId) : found;
}

/** EventGrid may answer a page past the end without a total: then the first page says how many there are. */
async function findLastPage(
  eventGrid: Sources,
  query: SourcesQuery,
  known: number | null,
  now: () => number,
): Promise<EgResult<SourcesPage>> {
  const first = known === null ? await listPage(eventGrid, query, 1) : null;
  if (first && !first.ok) return first;
  const last = Math.max(1, Math.ceil((known ?? first?.data.total ?? 0) / query.size));
  return paged(first && last === 1 ? first : await listPage(eventGrid, query, last), last, now);
}

function listPage(eventGrid: Sources, { q, sort, size }: SourcesQuery, page: number): Promise<EgResult<Page<Source>>> {
  const list: ListQuery = { provider_type: CUSTOM, sort, limit: size, offset: (page - 1) * size };
  return eventGrid.listSources(q === '' ? list : { ...list, fuzzy_name: q });
}

const paged = (result: EgResult<Page<Source>>, page: number, now: () => number): EgResult<SourcesPage> =>
  result.ok
    ? success({ items: result.data.items.map(rowOf), total: result.data.total, page, readAt: now() }, result.requestId)
    : result;

const rowOf = ({ id, name, status, type, channel_name, channel_id, created_time }: Source): SourceRow => ({
  id,
  name,
  status,
  type,
  channel_name,
  channel_id,
  created_time,
});
