import * as z from 'zod/mini';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import type { OwnRead } from '@/lib/guard/route';
import { channelBody, sourceBody, subscriptionBodyOf } from './bodies';
import type { CodeNoun } from './subject';

/** Items per read (our choice): an answer with this many of the longest stays far below the cap of 8 MB. */
const PAGE = 200;

/** A page of bodies, each of what creates one like it, secrets masked. `next` is the next offset; null after the last. */
export type CodeBodies = { items: { id: string | null; body: Record<string, unknown> }[]; next: number | null };

type Asked = { noun: CodeNoun; offset: number };

/** The bodies of a project's own channels, sources or subscriptions, the oldest first, so that new ones come last. */
export const codeBodiesRead: OwnRead<Asked, CodeBodies> = {
  parse: z.object({
    noun: z.enum(['channel', 'source', 'subscription']),
    offset: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
  }),
  async read({ eventGrid, input: { noun, offset } }) {
    const page = await pageOf(eventGrid, noun, { offset, limit: PAGE, sort: 'created_time:ASC' });
    if (!page.ok) return page;
    const { items, read } = page.data;
    return success({ items, next: read < PAGE ? null : offset + read }, page.requestId);
  },
  explain: (failure, context) => explainReadFailure(failure, failure.request?.operation ?? 'listSources', context),
};

type Query = { offset: number; limit: number; sort: string };
type Bodies = { items: CodeBodies['items']; read: number };

async function pageOf(eventGrid: EventGrid, noun: CodeNoun, query: Query): Promise<EgResult<Bodies>> {
  const custom = { ...query, provider_type: 'CUSTOM' };
  if (noun === 'channel') return bodiesOf(await eventGrid.listChannels(custom), channelBody);
  if (noun === 'source') return bodiesOf(await eventGrid.listSources(custom), sourceBody);
  return bodiesOf(await eventGrid.listWholeSubscriptions(query), subscriptionBodyOf);
}

function bodiesOf<Item extends { id: string | null }>(
  page: EgResult<{ items: Item[] }>,
  bodyOf: (item: Item) => Record<string, unknown>,
): EgResult<Bodies> {
  if (!page.ok) return page;
  const items = page.data.items.map((item) => ({ id: item.id, body: bodyOf(item) }));
  return success({ items, read: items.length }, page.requestId);
}
