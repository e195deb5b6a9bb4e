import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS_URL, type ChannelsQuery } from '@/lib/channels/query';
import { channelChoicesRead, findChannels } from '@/lib/channels/reads';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid({ quotas: { CHANNEL: 100 } });
  for (let index = 10; index < 41; index += 1) {
    local.tick(1000);
    await create(`c-${index}`);
  }
});
afterEach(() => local.close());

const create = (name: string) => local.call('POST', `/v1/${LOCAL_PROJECT_ID}/channels`, { body: { name } });

const find = async (parts: Partial<ChannelsQuery>, client = openLocalClient(local)) => {
  const result = await findChannels(client.eventGrid, { ...CHANNELS_URL.defaults, ...parts }, () => 7);
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

  it('finds in any case what no name has as typed, and says so', async () => {
    await create('Orders-API');
    expect(await find({ q: 'ORDERS', sort: 'name:DESC' })).toMatchObject({
      total: 2,
      names: ['orders', 'Orders-API'],
      isOtherCase: true,
    });
    expect(await find({ q: 'ord', sort: 'name:DESC' })).toMatchObject({ names: ['orders'], isOtherCase: false });
    expect(await find({ q: 'C-', size: 15, page: 3 })).toMatchObject({ total: 31, page: 3, names: ['c-10'] });
    expect(await find({ q: 'C-', provider: 'OFFICIAL' })).toMatchObject({ total: 0, isOtherCase: false });
    expect(await find({ q: 'nothing' })).toMatchObject({ total: 0, isOtherCase: false });
  });

  it('searches in lowercase where there are too many channels to look through', async () => {
    const many = openLocalClient(local, {
      interfere: ({ path }) =>
        path.includes('fuzzy_name')
          ? undefined
          : Response.json({ total: 1_001, size: 1, items: [{ name: 'another' }] }),
    });
    expect(await find({ q: 'ORDERS' }, many)).toMatchObject({ names: ['orders'], isOtherCase: true });
  });

  it('finds nothing in another case if EventGrid refuses to list all', async () => {
    const refusing = openLocalClient(local, {
      interfere: ({ path }) => (path.includes('fuzzy_name') ? undefined : new Response('', { status: 429 })),
    });
    expect(await find({ q: 'ORDERS' }, refusing)).toMatchObject({ total: 0, names: [], isOtherCase: false });
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

  it('are those in another case if no name has the text as typed, a page at a time', async () => {
    for (let index = 41; index < 71; index += 1) await create(`c-${index}`);
    const { eventGrid } = openLocalClient(local);
    const pageAt = async (q: string, offset: number) => {
      const result = await channelChoicesRead.read({ eventGrid, input: { q, offset } });
      return result.ok && { ...result.data, items: result.data.items.length };
    };
    expect(await pageAt('C-', 0)).toEqual({ items: 50, total: 61, isOtherCase: true, twin: null });
    expect(await pageAt('C-', 50)).toEqual({ items: 11, total: 61, isOtherCase: true, twin: null });
    expect(await pageAt('c-', 50)).toEqual({ items: 11, total: 61, isOtherCase: false, twin: null });
  });

  it.each([
    ['ORDERS', 'orders', true],
    ['billing', 'Billing', true],
    // Names that have the text as typed hide none that differs in case.
    ['c-1', 'C-1', false],
    ['Orders', 'orders', false],
    ['orders', null, false],
    ['orders-api', null, false],
    ['', null, false],
  ])('tell that a channel named %j would differ from %j only in case', async (q, twin, isOtherCase) => {
    for (const name of ['Billing', 'C-1', 'Orders2']) await create(name);
    const result = await channelChoicesRead.read({
      eventGrid: openLocalClient(local).eventGrid,
      input: { q, offset: 0 },
    });
    expect(result.ok && result.data).toMatchObject({ twin, isOtherCase });
  });

  it('have no official channel: a source cannot be on it', async () => {
    expect(await choose(local.officialChannelId)).toEqual([]);
  });
});
