import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkFilter } from '@/lib/eventgrid/events/check-filter';
import { readFilter } from '@/lib/eventgrid/events/filter';
import type { WebhookCall } from '@/lib/eventgrid-local/deliver';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { matchesByHand } from '@/tests/support/filter-model';
import { startTestEventGrid } from '@/tests/support/local-eventgrid';
import { filterAndEvent } from '@/tests/support/random-filters';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
/** As many subscriptions as a channel has, as many events as a publish takes. */
const AT_ONCE = 20;
const ROUNDS = 25;
const SEED = Math.trunc(Math.random() * 2 ** 31);

it(`delivers what the tester says, for ${ROUNDS * AT_ONCE * AT_ONCE} pairs of random filters and events (seed ${SEED})`, async () => {
  const calls: WebhookCall[] = [];
  const grid = await startTestEventGrid({ deliver: (more) => calls.push(...more) });
  try {
    await grid.call('POST', `${V1}/sources`, { body: { name: 'orders', channel_id: grid.ordersChannelId } });
    const ids = [];
    for (let index = 0; index < AT_ONCE; index += 1) {
      const target = { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url: 'http://127.0.0.1:9/' } };
      const { json } = await grid.call('POST', `${V1}/subscriptions`, {
        body: {
          name: `subscription-${index}`,
          channel_id: grid.ordersChannelId,
          sources: [{ name: 'orders', provider_type: 'CUSTOM', filter: {} }],
          targets: [{ ...target, transform: { type: 'ORIGINAL' } }],
        },
      });
      ids.push(String(json.id));
    }
    const differing: unknown[] = [];
    let delivered = 0;
    const samples = fc.sample(filterAndEvent, { seed: SEED, numRuns: ROUNDS * AT_ONCE });
    for (let round = 0; round < ROUNDS; round += 1) {
      const drawn = samples.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
      for (const [index, { filter }] of drawn.entries()) {
        expect(checkFilter(filter)).toEqual([]);
        await grid.store.changeSubscription(LOCAL_PROJECT_ID, ids[index] ?? '', ({ sources }) => {
          // Straight into the store: 500 requests would take seconds.
          return { sources: JSON.stringify([{ ...JSON.parse(sources)[0], filter }]) };
        });
      }
      const events = drawn.map(({ event }, index) => ({ ...event, id: `e-${index}` }));
      calls.length = 0;
      const path = `${V1}/channels/${grid.ordersChannelId}/events`;
      expect((await grid.call('POST', path, { body: { events } })).json).toMatchObject({ failed_count: 0 });
      const received = new Set(calls.map(({ owner, body }) => `${owner.subscription_id} ${JSON.parse(body).id}`));
      delivered += received.size;
      for (const [index, { filter }] of drawn.entries()) {
        const evaluate = readFilter(filter);
        for (const event of events) {
          const verdicts = {
            delivered: received.has(`${ids[index]} ${event.id}`),
            tester: evaluate(event).matched,
            model: matchesByHand(filter, event),
          };
          // A pair at a time would take `expect` several seconds.
          if (new Set(Object.values(verdicts)).size > 1) differing.push({ filter, event, verdicts });
        }
      }
    }
    expect(differing).toEqual([]);
    // Neither everything nor nothing.
    expect(delivered).toBeGreaterThan(ROUNDS * AT_ONCE);
    expect(delivered).toBeLessThan((ROUNDS * AT_ONCE * AT_ONCE * 9) / 10);
  } finally {
    await grid.close();
  }
}, 60_000);
