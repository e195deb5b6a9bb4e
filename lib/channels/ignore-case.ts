import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { ListQuery } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import type { ListFrom } from '@/lib/lists/find-page';

/** The most records of one request. Rule: docs/wire.md, "EG API, lists", `limit`. */
const MOST = 1_000;

/** Lists channels, of which all but the part and the text to search for is known. */
type List = (part: ListQuery) => Promise<EgResult<Page<Channel>>>;

/**
 * Finds the channels whose names contain a text in any case, as EventGrid's own search does not: looks through the
 * first 1,000 itself, and if there are more, has EventGrid search for the text in lowercase. Finds none if EventGrid
 * refuses.
 */
export async function findIgnoringCase(list: List, text: string): Promise<Channel[]> {
  const wanted = text.toLowerCase();
  const first = await list({ limit: MOST });
  if (!first.ok) return [];
  const { items, total } = first.data;
  if ((total ?? 0) <= items.length) return items.filter(({ name }) => name?.toLowerCase().includes(wanted));
  const inLowercase = await list({ limit: MOST, fuzzy_name: wanted });
  return inLowercase.ok ? inLowercase.data.items : [];
}

/** Finds the name of a channel that differs from a text only in case; null if there is none. */
export const findTwin = (channels: readonly Channel[], text: string): string | null =>
  channels.find(({ name }) => name !== text && name?.toLowerCase() === text.toLowerCase())?.name ?? null;

/** Lists channels that are known already. */
export const listKnown =
  (channels: readonly Channel[]): ListFrom<Channel> =>
  async (offset, limit) =>
    success({ total: channels.length, items: channels.slice(offset, offset + limit) }, null);
