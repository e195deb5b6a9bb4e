import * as z from 'zod/mini';
import { CHANNELS_PER_PAGE } from '@/lib/browser/queries/channel-search';
import { guardedRoute } from '@/lib/guard/route';

const querySchema = z.object({
  q: z._default(z.string().check(z.maxLength(128)), ''),
  offset: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
});

/** Lists custom channels for the picker, by a part of their name, a page from `offset` on. */
export const GET = guardedRoute(querySchema, ({ input: { q, offset }, eventGrid }) =>
  eventGrid.listChannels({
    provider_type: 'CUSTOM',
    sort: 'name:ASC',
    offset,
    limit: CHANNELS_PER_PAGE,
    ...(q === '' ? {} : { fuzzy_name: q }),
  }),
);
