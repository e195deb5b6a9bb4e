import type { ChannelChoices, ChannelOption } from '@/components/channels/picker/channel-options';
import { listCustomChannels } from '@/lib/channels/reads';
import type { EventGrid } from '@/lib/eventgrid/client';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';

/** Channels that a page itself lists, for a browser without JavaScript. With more of them, it requires a typed ID. */
const LISTED_CHANNELS = 100;
/** A slow EventGrid must not hold up a form: the picker loads the channels later. */
const DEADLINE_MS = 1_000;

/** Lists the channels that a form without JavaScript can choose from, or says why it has to take an ID. */
export async function listChoices(eventGrid: EventGrid): Promise<ChannelChoices> {
  const page = await listCustomChannels(eventGrid, { limit: LISTED_CHANNELS }, { deadlineMs: DEADLINE_MS });
  if (!page.ok) return page.failure.status === 403 ? { kind: 'forbidden' } : { kind: 'unknown' };
  const { total, items } = page.data;
  if (total !== null && total > items.length) return { kind: 'many', total };
  return { kind: 'options', options: items.flatMap(({ id, name }) => (id ? [{ id, name: name ?? id }] : [])) };
}

/**
 * Finds the channel of a prefilled ID; null if there is none. If EventGrid can't be reached, the ID is taken as it is.
 */
export async function findChannel(eventGrid: EventGrid, channelId: string): Promise<ChannelOption | null> {
  if (!isIdentifier(channelId)) return null;
  const result = await eventGrid.getChannel(channelId, { deadlineMs: DEADLINE_MS });
  if (result.ok) return { id: channelId, name: result.data.name ?? channelId };
  return result.failure.status === 404 ? null : { id: channelId, name: channelId };
}
