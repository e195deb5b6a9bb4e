import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS_QUERY_DEFAULTS, type ChannelsQuery } from '@/lib/channels/query';
import { channelChoicesRead, findChannels } from '@/lib/channels/reads';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid({ quotas: { CHANNEL: 100 } });
  for (let index = 10; index < 41; index += 1) {
    local.tick(1000);
    await local.call('POST', `/v1/${LOCAL_PROJECT_ID}/channels`, { body: { name: `c-${index}` } });
  }
});
afterEach(() => local.close());

const find = async (parts: Partial<ChannelsQuery>, client = openLocalClient(local)) => {
  const result = await findChannels(client.eventGrid, { ...CHANNELS_QUERY_DEFAULTS, ...parts }, () => 7);
  if (!result.ok) return result.failure;
  const { items, ...page } = result.data;
  return { ...page, names: items.map(({ name }) => name) };
};

describe('findChannels', () => {
  it('shows the newest custom channels first, a page at a time', async () => {
    expect(await find({ size: 15 })).toMatchObject({
      total: 32,
      page: 1,
      readAt: 7,
      names: expect.arrayContaining(['c-40', 'c-26']),
    });
    expect(await find({ size: 15, page: 3 })).toMatchObject({ page: 3, names: ['c-10', 'orders'] });
  });

  it('finds by a part of the name, by provider and by ID', async () => {
    expect(await find({ q: 'c-3', sort: 'name:DESC' })).toMatchObject({ total: 10 });
    expect(await find({ provider: 'OFFICIAL' })).toMatchObject({ total: 1, names: ['default'] });
    expect(await find({ provider: 'all' })).toMatchObject({ total: 33 });
    expect(await find({ q: local.ordersChannelId, page: 9 })).toMatchObject({ total: 1, page: 1, names: ['orders'] });
    expect(await find({ q: local.officialChannelId })).toMatchObject({ total: 0, names: [] });
    expect(await find({ q: '00000000-0000-4000-8000-999999999999' })).toMatchObject({ total: 0, page: 1 });
  });

  it('shows the last page if the page is past the end, with and without a total', async () => {
    expect(await find({ page: 99_999 })).toMatchObject({ page: 2, total: 32 });
    const past = openLocalClient(local, {
      interfere: ({ path }) =>
        Number(new URLSearchParams(path.split('?')[1]).get('offset')) >= 32
          ? Response.json({ error_code: 'APIGW.0106' }, { status: 400 })
          : undefined,
    });
    expect(await find({ page: 4 }, past)).toMatchObject({ page: 2, total: 32 });
  });

  it('passes on a refusal', async () => {
    const down = openLocalClient(local, { interfere: () => new Response('', { status: 500 }) });
    expect(await find({}, down)).toMatchObject({ kind: 'refused', status: 500 });
    expect(await find({ q: local.ordersChannelId }, down)).toMatchObject({ status: 500 });
  });
});

describe('the choices of the picker', () => {
  const choose = async (q: string) => {
    const { eventGrid } = openLocalClient(local);
    const result = await channelChoicesRead.read({ eventGrid, input: { q, offset: 0 } });
    return result.ok ? result.data.items.map(({ name }) => name) : result.failure;
  };

  it('have the channel whose ID was pasted, quotes, commas and invisible characters aside', async () => {
    expect(await choose(local.ordersChannelId)).toEqual(['orders']);
    expect(await choose(`\u200b"${local.ordersChannelId.toUpperCase()}",`)).toEqual(['orders']);
    expect(await choose('“c-3')).toHaveLength(10);
  });

  it('have no official channel: a source cannot be on it', async () => {
    expect(await choose(local.officialChannelId)).toEqual([]);
  });
});
