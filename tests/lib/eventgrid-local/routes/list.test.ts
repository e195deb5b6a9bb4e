import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { itemsOf, namesOf, startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

// What all lists share is tried on the list of sources; the list of channels has its own test file.
const SOURCES = `/v1/${LOCAL_PROJECT_ID}/sources`;
const CUSTOM = 'provider_type=CUSTOM';
let grid: TestEventGrid;
let otherChannelId = '';
const list = (query = '') => grid.call('GET', `${SOURCES}?${query}`);

/** Creates a, b and so on to e a second apart, then f to h in one moment; d and e are on another channel. */
beforeAll(async () => {
  grid = await startTestEventGrid();
  const { json } = await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/channels`, { body: { name: 'other' } });
  otherChannelId = String(json.id);
  for (const name of ['a-x', 'b-y', 'c-x', 'd-y', 'e-x', 'f-y', 'g-x', 'h-y']) {
    if (name < 'g') grid.tick(1000);
    const channel_id = name.startsWith('d') || name.startsWith('e') ? otherChannelId : grid.ordersChannelId;
    await grid.call('POST', SOURCES, { body: { name, channel_id } });
  }
});
afterAll(() => grid.close());

describe('a list', () => {
  it('answers total, size and items, newest first, equal times by id', async () => {
    const { status, json } = await list(CUSTOM);
    expect(status).toBe(200);
    expect(Object.keys(json).sort()).toEqual(['items', 'size', 'total']);
    expect(json).toMatchObject({ total: 8, size: 8 });
    expect(namesOf({ json })).toEqual(['h-y', 'g-x', 'f-y', 'e-x', 'd-y', 'c-x', 'b-y', 'a-x']);
  });

  it('holds official sources too unless it is told otherwise', async () => {
    const all = await list('limit=1000');
    const official = await list('provider_type=OFFICIAL');
    expect(all.json.total).toBe(8 + Number(official.json.total));
    expect(namesOf(official).every((name) => name.startsWith('HC.'))).toBe(true);
  });

  it.each([
    ['sort=created_time:ASC', ['a-x', 'b-y']],
    ['sort=created_time:asc', ['a-x', 'b-y']],
    ['sort=created_time:DESC', ['h-y', 'g-x']],
    ['sort=created_time:desc', ['h-y', 'g-x']],
    ['sort=updated_time:ASC', ['a-x', 'b-y']],
    ['sort=name:ASC', ['a-x', 'b-y']],
    ['sort=name:DESC', ['h-y', 'g-x']],
    ['sort=', ['h-y', 'g-x']],
  ])('orders by %s', async (query, names) => {
    expect(namesOf(await list(`${CUSTOM}&limit=2&${query}`))).toEqual(names);
  });

  it('counts offset in records, and its pages neither overlap nor skip', async () => {
    const pages = [];
    for (const offset of [0, 3, 6]) pages.push(await list(`${CUSTOM}&limit=3&offset=${offset}`));
    expect(pages.map(({ json }) => [json.total, json.size])).toEqual([
      [8, 3],
      [8, 3],
      [8, 2],
    ]);
    expect(pages.flatMap(namesOf)).toEqual(namesOf(await list(CUSTOM)));
  });

  it('has 15 items unless told otherwise, up to 1,000', async () => {
    const many = await startTestEventGrid({ quotas: { SOURCE: 2000 } });
    for (let index = 0; index < 17; index += 1) {
      const body = { name: `s${index}`, channel_id: many.ordersChannelId };
      await many.call('POST', SOURCES, { body });
    }
    const sizeOf = async (query: string) => (await many.call('GET', `${SOURCES}?${CUSTOM}${query}`)).json.size;
    expect([
      await sizeOf(''),
      await sizeOf('&limit=16'),
      await sizeOf('&limit=1'),
      await sizeOf('&limit=1000'),
    ]).toEqual([15, 16, 1, 17]);
    await many.close();
  });

  it.each(['offset=8', 'offset=9', 'offset=2147483647'])(
    'is an empty page with the true total at %s',
    async (query) => {
      expect((await list(`${CUSTOM}&${query}`)).json).toEqual({ total: 8, size: 0, items: [] });
    },
  );

  it.each([
    'limit=0',
    'limit=1001',
    'limit=-1',
    'limit=1.5',
    'limit=ten',
    'offset=-1',
    'offset=x',
    'offset=1e3',
    'sort=created_time',
    'sort=created_time:UP',
    'sort=created_time:ASC:x',
    'sort=detail:ASC',
    'sort=id;drop table source:ASC',
  ])('refuses %s as EG.00014000', async (query) => {
    const answer = await list(query);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error_code: 'EG.00014000', error_msg: 'Bad request' });
  });

  it.each([
    ['name=c-x', ['c-x']],
    ['name=c', []],
    ['name=C-X', []],
    ['fuzzy_name=-y', ['h-y', 'f-y', 'd-y', 'b-y']],
    ['fuzzy_name=%25', []],
    ['fuzzy_name=_', []],
    ['fuzzy_name=%00', []],
    ['fuzzy_label=e-', ['e-x']],
    ['provider_type=PARTNER', []],
    ['channel_id=unknown', []],
    ['fuzzy_name=x&fuzzy_label=g', ['g-x']],
  ])('filters by %s', async (query, names) => {
    const answer = await list(`${query.includes('provider_type') ? '' : CUSTOM}&${query}`);
    expect(namesOf(answer)).toEqual(names);
    expect(answer.json).toMatchObject({ total: names.length, size: names.length });
  });

  it('filters by channel_id, with or without the provider type', async () => {
    for (const query of [`channel_id=${otherChannelId}`, `channel_id=${otherChannelId}&${CUSTOM}&fuzzy_name=`]) {
      expect(namesOf(await list(query))).toEqual(['e-x', 'd-y']);
    }
    const official = itemsOf(await list(`channel_id=${grid.officialChannelId}`));
    expect(official.every(({ provider_type }) => provider_type === 'OFFICIAL')).toBe(true);
  });

  it('passes over parameters that no page has', async () => {
    expect((await list(`${CUSTOM}&page=2&type=RABBITMQ`)).json.total).toBe(8);
  });
});

describe('an offset past the end of the list of sources, when it is to be refused', () => {
  it.each([
    ['', 200],
    ['offset=7', 200],
    ['offset=8', 400],
    ['offset=800', 400],
    ['name=unknown', 200],
    ['name=unknown&offset=1', 400],
  ])('%s answers %i', async (query, status) => {
    const strict = await startTestEventGrid({ offsetPastEnd: 'refused' });
    for (let index = 0; index < 8; index += 1) {
      await strict.call('POST', SOURCES, { body: { name: `s${index}`, channel_id: strict.ordersChannelId } });
    }
    const answer = await strict.call('GET', `${SOURCES}?${CUSTOM}&${query}`);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.json).toMatchObject({ error_code: 'APIGW.0106' });
    await strict.close();
  });
});
