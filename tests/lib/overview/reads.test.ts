import { afterEach, describe, expect, it } from 'vitest';
import type { EventGrid } from '@/lib/eventgrid/client';
import { fillEventGrid } from '@/lib/eventgrid-local/fill';
import type { OwnRead } from '@/lib/guard/route';
import {
  overviewChannelsRead,
  overviewQuotasRead,
  overviewSourcesRead,
  overviewSubscriptionsRead,
} from '@/lib/overview/reads';
import { type Interfere, openLocalClient } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let local: TestEventGrid;
afterEach(() => local.close());

async function start(sources: number, interfere?: Interfere) {
  local = await startTestEventGrid();
  let count = 0;
  const newId = () => {
    count += 1;
    return `10000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
  await fillEventGrid({ store: local.store, now: Date.now, newId, sources, channels: 3 });
  return openLocalClient(local, interfere ? { interfere } : {});
}

const readWith = async <T>(read: OwnRead<Record<string, never>, T>, eventGrid: EventGrid) => {
  const result = await read.read({ eventGrid, input: {} });
  if (!result.ok) throw new Error(`Refused: ${result.failure.status}`);
  return result.data;
};

const offsetsOf = (sent: { path: string }[]) =>
  sent.map(({ path }) => Number(new URL(path, 'http://x').searchParams.get('offset')));

describe('a part of the overview', () => {
  it('reads at most 6 pages of 100, and says how many there are', async () => {
    const { eventGrid, sent } = await start(650);
    const part = await readWith(overviewSourcesRead, eventGrid);
    expect(part).toMatchObject({ read: 600, total: 650, isWhole: false });
    expect(offsetsOf(sent)).toEqual([0, 100, 200, 300, 400, 500]);
    expect(part.byChannel.flatMap(({ names }) => names)).toHaveLength(600);
    expect(part.failingCount).toBeGreaterThan(10);
    // A running source comes to the browser as its name.
    expect(JSON.stringify(part).length).toBeLessThan(40_000);
  });

  it('reads one page if that has all, and is whole then', async () => {
    const { eventGrid, sent } = await start(12);
    expect(await readWith(overviewSourcesRead, eventGrid)).toMatchObject({ read: 12, total: 12, isWhole: true });
    expect(sent.map(({ path }) => path)).toEqual([expect.stringMatching(/provider_type=CUSTOM/)]);
    // EventGrid's own channel is part of it.
    expect((await readWith(overviewChannelsRead, eventGrid)).items.map(({ provider_type }) => provider_type)).toContain(
      'OFFICIAL',
    );
    expect(await readWith(overviewSubscriptionsRead, eventGrid)).toMatchObject({ read: 0, isWhole: true });
  });

  it('is what an EventGrid that refuses large offsets lists', async () => {
    const { eventGrid } = await start(450, ({ path }) =>
      Number(new URL(path, 'http://x').searchParams.get('offset')) > 100
        ? Response.json({ error_code: 'EG.00512000', error_msg: 'offset must be at most 100' }, { status: 400 })
        : undefined,
    );
    expect(await readWith(overviewSourcesRead, eventGrid)).toMatchObject({ read: 200, total: 450, isWhole: false });
  });

  it('is refused if one of its pages is, with the permission that is missing', async () => {
    const { eventGrid } = await start(150, ({ path }) =>
      path.includes('offset=100') ? Response.json({ error_code: 'EG.00014030' }, { status: 403 }) : undefined,
    );
    const result = await overviewSourcesRead.read({ eventGrid, input: {} });
    expect(result).toMatchObject({ ok: false, failure: { status: 403 } });
  });

  it('has the quotas that it shows, in its own order', async () => {
    const { eventGrid } = await start(4);
    const { quotas } = await readWith(overviewQuotasRead, eventGrid);
    expect(quotas.map(({ type }) => type)).toEqual([
      'SOURCE',
      'SOURCE_RABBITMQ',
      'SOURCE_ROCKETMQ',
      'CHANNEL',
      'SUBSCRIPTION',
      'CONNECTION',
    ]);
    expect(quotas[0]).toEqual({ type: 'SOURCE', used: 4, quota: 100 });
  });
});
