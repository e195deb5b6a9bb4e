import * as z from 'zod/mini';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import type { CallOptions } from '@/lib/eventgrid/transport/send';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { findChannels } from './find';
import { type ChannelsQuery, parseChannelsQuery } from './query';
import type { ChannelsPage } from './row';

/** Explains why channels could not be listed. */
const explainChannelsFailure = listExplainer({
  operation: 'listChannels',
  texts: ({ channelsPage }) => channelsPage.forbidden,
});

/** One page of channels, as the list's query says. */
export const channelsRead: OwnRead<ChannelsQuery, ChannelsPage> = {
  parse: (values) => ({ ok: true, input: parseChannelsQuery(values) }),
  read: ({ eventGrid, input }) => findChannels(eventGrid, input),
  explain: explainChannelsFailure,
};

/** Channels that one request of the picker brings. */
const CHANNELS_PER_PAGE = 50;

/** Custom channels whose names hold `q`, by name, from `offset` on: what the picker offers. */
export const channelChoicesRead: OwnRead<{ q: string; offset: number }, Page<Channel>> = {
  parse: z.object({
    q: z._default(z.string().check(z.maxLength(128)), ''),
    offset: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
  }),
  read: ({ eventGrid, input: { q, offset } }) =>
    listCustomChannels(eventGrid, { offset, limit: CHANNELS_PER_PAGE, ...(q === '' ? {} : { fuzzy_name: q }) }),
  explain: explainChannelsFailure,
};

/** Lists the channels that a source may be on, by name. Refusals are values. */
export const listCustomChannels = (
  eventGrid: Pick<EventGrid, 'listChannels'>,
  part: { limit: number; offset?: number; fuzzy_name?: string },
  options?: CallOptions,
): Promise<EgResult<Page<Channel>>> =>
  eventGrid.listChannels({ provider_type: 'CUSTOM', sort: 'name:ASC', ...part }, options);
