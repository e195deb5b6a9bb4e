import * as z from 'zod/mini';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { channelIdSchema } from '@/lib/eventgrid/schemas/identifier';
import type { OwnRead } from '@/lib/guard/route';
import { listChannelSubscriptions } from '@/lib/subscriptions/find';

/** What is on a channel, as far as subscriptions are named. A total is null where EventGrid did not say. */
export type ChannelDependants = {
  sources: number | null;
  subscriptions: { total: number | null; names: string[] };
};

/** Reads what would be in the way of deleting a channel: both lists at once. The first refusal is that of the whole. */
export async function readDependants(
  eventGrid: Pick<EventGrid, 'listSources' | 'listSubscriptions'>,
  channelId: string,
): Promise<EgResult<ChannelDependants>> {
  const [sources, subscriptions] = await Promise.all([
    eventGrid.listSources({ channel_id: channelId, limit: 1 }),
    listChannelSubscriptions(eventGrid, channelId),
  ]);
  if (!sources.ok) return sources;
  if (!subscriptions.ok) return subscriptions;
  const { total, items } = subscriptions.data;
  const names = items.flatMap(({ name, id }) => name ?? id ?? []);
  return success({ sources: sources.data.total, subscriptions: { total, names } }, subscriptions.requestId);
}

/** What is on a channel: how many sources, and which subscriptions. */
export const dependantsRead: OwnRead<{ channel_id: string }, ChannelDependants> = {
  parse: z.object({ channel_id: channelIdSchema }),
  read: ({ eventGrid, input }) => readDependants(eventGrid, input.channel_id),
  // The report says which of the two was refused; fewer users may read subscriptions.
  explain: (failure, context) => explainReadFailure(failure, operationOf(failure.request?.path), context),
};

const operationOf = (path = '') => (path.includes('/subscriptions?') ? 'listSubscriptions' : 'listSources');
