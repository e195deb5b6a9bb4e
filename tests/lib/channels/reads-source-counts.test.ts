import { describe, expect, it } from 'vitest';
import { countSources } from '@/lib/channels/reads';
import type { EventGrid, ListQuery } from '@/lib/eventgrid/client';
import { refusal, success } from '@/lib/eventgrid/failures/result';

/** Answers with each channel's total, and records how many reads ran in parallel. */
function countingEventGrid(totals: Record<string, number | 'refused'>) {
  const seen = { now: 0, most: 0, queries: [] as (ListQuery | undefined)[] };
  const eventGrid: Pick<EventGrid, 'listSources'> = {
    listSources: async (query) => {
      seen.queries.push(query);
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      await Promise.resolve();
      seen.now -= 1;
      const total = totals[query?.channel_id ?? ''] ?? null;
      return total === 'refused' ? refusal('timeout') : success({ total, items: [] }, null);
    },
  };
  return { eventGrid, seen };
}

describe('countSources', () => {
  it('counts each channel by its total, and returns null if it is refused or missing', async () => {
    const { eventGrid, seen } = countingEventGrid({ a: 6, b: 0, c: 'refused' });
    expect(await countSources(eventGrid, ['a', 'b', 'c', 'd'])).toMatchObject({
      ok: true,
      data: { a: 6, b: 0, c: null, d: null },
    });
    expect(seen.queries[0]).toEqual({ channel_id: 'a', limit: 1 });
  });

  it('reads at most six in parallel', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `c-${index}`);
    const { eventGrid, seen } = countingEventGrid({});
    await countSources(eventGrid, ids);
    expect(seen.queries).toHaveLength(20);
    expect(seen.most).toBe(6);
  });
});
