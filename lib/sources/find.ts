import type { Page } from '@/lib/eventgrid/answers/list';
import type { Source } from '@/lib/eventgrid/answers/source';
import type { EventGrid, ListQuery } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { readOffsetCap } from '@/lib/lists/offset-cap';
import type { SourcesQuery } from './query';
import { rowOf, type SourcesPage, statusGroup } from './row';
import { type ListFrom, lookThroughSources } from './window';

type Sources = Pick<EventGrid, 'listSources' | 'getSource' | 'getChannel'>;

/** EventGrid's IDs are UUIDs; 32 digits are the same without hyphens. A name of that shape is found as a name after. */
const ID = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;

/** A page as it was found; the rest of a SourcesPage is the same for all ways to find one. */
type Found = Pick<SourcesPage, 'total' | 'page'> & { items: Source[] } & Partial<SourcesPage>;

/**
 * Finds one page of sources. A text that is an ID is looked up as one, then as part of a name. A page past the end
 * comes back as the last one there is, one that this EventGrid refuses to go to as the last that it goes to. Type and
 * status, which EventGrid cannot filter by, are looked for in a window of records. Refusals of EventGrid are values.
 */
export async function findSources(
  eventGrid: Sources,
  query: SourcesQuery,
  now: () => number = Date.now,
): Promise<EgResult<SourcesPage>> {
  const found = await find(eventGrid, query);
  if (!found.ok) return found;
  const { items, ...parts } = found.data;
  const channelName = await readChannelName(eventGrid, query, items);
  return success(
    { looked: null, reach: null, ...parts, items: items.map(rowOf), readAt: now(), channelName },
    found.requestId,
  );
}

async function find(eventGrid: Sources, query: SourcesQuery): Promise<EgResult<Found>> {
  if (ID.test(query.q)) {
    const byId = await findById(eventGrid, query);
    if (!byId.ok) return byId;
    if (byId.data) return success({ items: [byId.data], total: 1, page: 1 }, byId.requestId);
  }
  const list = listOf(eventGrid, query);
  if (query.type !== '' || query.status !== '') return lookThroughSources(list, query);
  return findPage(list, query);
}

/** Reads a source by its ID; null when there is none, or the other filters leave it out. */
async function findById(eventGrid: Sources, query: SourcesQuery): Promise<EgResult<Source | null>> {
  const found = await eventGrid.getSource(query.q);
  if (found.ok) return success(matches(found.data, query) ? found.data : null, found.requestId);
  const { status, requestId } = found.failure;
  return status === 404 || status === 400 ? success(null, requestId) : found;
}

function matches(source: Source, { channel_id, provider, type, status }: SourcesQuery): boolean {
  const { provider_type } = source;
  return (
    (provider === 'all' || provider_type === provider || (provider_type === null && provider === 'CUSTOM')) &&
    (channel_id === '' || source.channel_id === channel_id) &&
    (type === '' || source.type === type) &&
    (status === '' || statusGroup(source.status) === status)
  );
}

function listOf(eventGrid: Sources, { q, channel_id, provider, sort }: SourcesQuery): ListFrom {
  const filters: ListQuery = {
    ...(provider === 'all' ? {} : { provider_type: provider }),
    ...(q === '' ? {} : { fuzzy_name: q }),
    ...(channel_id === '' ? {} : { channel_id }),
  };
  return (offset, limit) => eventGrid.listSources({ ...filters, sort, limit, offset });
}

async function findPage(list: ListFrom, { page, size }: SourcesQuery): Promise<EgResult<Found>> {
  const read = (wanted: number) => list((wanted - 1) * size, size);
  const first = await read(page);
  if (!first.ok) {
    const cap = readOffsetCap(first.failure, (page - 1) * size);
    return cap === null ? first : findReachable(read, Math.floor(cap / size) + 1, size);
  }
  if (first.data.items.length > 0 || page === 1) return paged(first, page);
  return findLastPage(read, first.data.total, size);
}

type ReadPage = (page: number) => Promise<EgResult<Page<Source>>>;

/** EventGrid may answer a page past the end without a total: then the first page says how many there are. */
async function findLastPage(read: ReadPage, known: number | null, size: number): Promise<EgResult<Found>> {
  const first = known === null ? await read(1) : null;
  if (first && !first.ok) return first;
  const last = Math.max(1, Math.ceil((known ?? first?.data.total ?? 0) / size));
  return paged(first && last === 1 ? first : await read(last), last);
}

/** An EventGrid that refuses large offsets shows the last page that it goes to, or the last there is. */
async function findReachable(read: ReadPage, page: number, size: number): Promise<EgResult<Found>> {
  const last = await read(page);
  if (!last.ok) return last;
  const { total, items } = last.data;
  if (items.length === 0) return findLastPage(read, total, size);
  const reach = page * size;
  return success({ ...last.data, page, reach: total !== null && total <= reach ? null : reach }, last.requestId);
}

const paged = (result: EgResult<Page<Source>>, page: number): EgResult<Found> =>
  result.ok ? success({ ...result.data, page }, result.requestId) : result;

/** A filter is shown by its channel's name: one of the rows knows it, else EventGrid is asked. */
async function readChannelName(
  eventGrid: Sources,
  { channel_id }: SourcesQuery,
  items: Source[],
): Promise<string | null> {
  if (channel_id === '') return null;
  const known = items.find((item) => item.channel_id === channel_id)?.channel_name;
  if (known) return known;
  const channel = await eventGrid.getChannel(channel_id);
  return channel.ok ? channel.data.name : null;
}
