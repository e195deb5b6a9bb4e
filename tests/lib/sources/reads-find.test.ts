import { describe, expect, it } from 'vitest';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { ListQuery } from '@/lib/eventgrid/client';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { SOURCES_URL, type SourcesQuery } from '@/lib/sources/query';
import { findSources } from '@/lib/sources/reads';
import { makeSource } from '../../support/make-source';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const ID = '7c1e9a52-0b7d-4f3e-9d84-51a2c6b0e713';
const now = () => NOW;
const ask = (parts: Partial<SourcesQuery> = {}): SourcesQuery => ({ ...SOURCES_URL.defaults, ...parts });

type Answers = {
  list?: (query: ListQuery) => EgResult<Page<Source>>;
  get?: (id: string) => EgResult<SourceWithRaw>;
  channel?: (id: string) => EgResult<Channel>;
};

/** An EventGrid that answers from functions and notes each request. */
function makeEventGrid({ list, get, channel }: Answers) {
  const requests: unknown[] = [];
  return {
    requests,
    listSources: async (query: ListQuery = {}) => {
      requests.push(query);
      return list?.(query) ?? success({ total: 0, items: [] }, 'list-1');
    },
    getSource: async (id: string) => {
      requests.push(id);
      return get?.(id) ?? refusal('refused', { status: 404, requestId: 'get-1' }, NOW);
    },
    getChannel: async (id: string) => {
      requests.push({ channel: id });
      return channel?.(id) ?? refusal('refused', { status: 404 }, NOW);
    },
  };
}

/** A list of `count` sources, cut as EventGrid cuts it. Past the end it answers with `past`. */
const listOf =
  (count: number, past: Page<Source> = { total: count, items: [] }) =>
  ({ offset = 0, limit = 15 }: ListQuery) => {
    const items = Array.from({ length: count }, (_, index) => makeSource({ name: `source-${index + 1}` }));
    const page = items.slice(offset, offset + limit);
    return success(page.length === 0 && offset > 0 ? past : { total: count, items: page }, 'list-1');
  };

const namesIn = (result: Awaited<ReturnType<typeof findSources>>) =>
  result.ok ? result.data.items.map(({ name }) => name) : result;

describe('findSources', () => {
  it('asks for custom sources, newest first, one page of records', async () => {
    const eventGrid = makeEventGrid({});
    await findSources(eventGrid, ask(), now);
    await findSources(eventGrid, ask({ q: 'ord', sort: 'name:ASC', page: 3, size: 50 }), now);
    const custom = { provider_type: 'CUSTOM' };
    expect(eventGrid.requests.slice(0, 2)).toEqual([
      { ...custom, sort: 'created_time:DESC', limit: 20, offset: 0 },
      { ...custom, sort: 'name:ASC', limit: 50, offset: 100, fuzzy_name: 'ord' },
    ]);
  });

  it('gives no more of a source than the list shows', async () => {
    const source = makeSource({ detail: { password: '••••' }, description: 'long' });
    const result = await findSources(
      makeEventGrid({ list: () => success({ total: 1, items: [source] }, 'list-1') }),
      ask(),
      now,
    );
    expect(result).toMatchObject({ ok: true, requestId: 'list-1', data: { total: 1, page: 1, readAt: NOW } });
    const [row] = result.ok ? result.data.items : [];
    expect(Object.keys(row ?? {}).sort()).toEqual(
      [
        'channel_id',
        'channel_name',
        'created_time',
        'description',
        'id',
        'name',
        'provider_type',
        'status',
        'type',
        'updated_time',
      ].sort(),
    );
  });

  it('looks a pasted ID up as one', async () => {
    const eventGrid = makeEventGrid({ get: () => success({ ...makeSource({ name: 'mine' }), raw: {} }, 'get-1') });
    const result = await findSources(eventGrid, ask({ q: ID, page: 4 }), now);
    expect(eventGrid.requests).toEqual([ID]);
    expect(result).toMatchObject({ ok: true, requestId: 'get-1', data: { total: 1, page: 1 } });
  });

  it.each([
    ['no such source (404)', refusal('refused', { status: 404 }, NOW)],
    ['an ID that EventGrid takes for none (400)', refusal('refused', { status: 400 }, NOW)],
    ['an official source', success({ ...makeSource({ provider_type: 'OFFICIAL' }), raw: {} }, 'get-1')],
  ])('searches names after %s', async (_why, answer) => {
    const eventGrid = makeEventGrid({ get: () => answer, list: listOf(1) });
    expect(namesIn(await findSources(eventGrid, ask({ q: ID }), now))).toEqual(['source-1']);
    expect(eventGrid.requests[1]).toMatchObject({ fuzzy_name: ID });
  });

  it('passes on that an ID may not be read', async () => {
    const forbidden = refusal('refused', { status: 403, code: 'EG.00014030' }, NOW);
    const eventGrid = makeEventGrid({ get: () => forbidden });
    expect(await findSources(eventGrid, ask({ q: ID }), now)).toEqual(forbidden);
  });

  it.each(['orders', '7c1e9a52', `${ID}0`, '../../v1'])('takes %j for a part of a name', async (q) => {
    const eventGrid = makeEventGrid({ list: listOf(1) });
    await findSources(eventGrid, ask({ q }), now);
    expect(eventGrid.requests).toMatchObject([{ fuzzy_name: q }]);
  });

  it('shows the last page for one past the end, whose total EventGrid gives', async () => {
    const result = await findSources(makeEventGrid({ list: listOf(21) }), ask({ page: 99_999 }), now);
    expect(namesIn(result)).toEqual(['source-21']);
    expect(result).toMatchObject({ data: { page: 2, total: 21 } });
  });

  it('finds the last page by the first where past the end comes no total (400 APIGW.0106)', async () => {
    const eventGrid = makeEventGrid({ list: listOf(41, { total: null, items: [] }) });
    const result = await findSources(eventGrid, ask({ page: 9 }), now);
    expect(namesIn(result)).toEqual(['source-41']);
    expect(result).toMatchObject({ data: { page: 3, total: 41 } });
  });

  it('shows an empty first page when all sources are gone by now', async () => {
    const result = await findSources(makeEventGrid({}), ask({ page: 2 }), now);
    expect(result).toMatchObject({ ok: true, data: { page: 1, total: 0, items: [] } });
  });

  it('passes on a refusal of the page and of the look for its end', async () => {
    const failed = refusal('timeout', {}, NOW);
    expect(await findSources(makeEventGrid({ list: () => failed }), ask(), now)).toEqual(failed);
    const list = ({ offset }: ListQuery) => (offset === 0 ? failed : success({ total: null, items: [] }, null));
    expect(await findSources(makeEventGrid({ list }), ask({ page: 2 }), now)).toEqual(failed);
  });
});

describe('a search text', () => {
  it.each([
    ['CUSTOM', 'orders'],
    ['OFFICIAL', 'Orders'],
    ['all', 'Orders'],
  ] as const)('of %s sources is searched as %s: only custom ones must have lowercase names', async (provider, q) => {
    const eventGrid = makeEventGrid({});
    await findSources(eventGrid, ask({ q: 'Orders', provider }), now);
    expect(eventGrid.requests[0]).toMatchObject({ fuzzy_name: q });
  });

  it('that is an ID in capitals is found', async () => {
    const eventGrid = makeEventGrid({ get: (id) => success(makeSource({ id }), 'get-1') as EgResult<SourceWithRaw> });
    await findSources(eventGrid, ask({ q: ID.toUpperCase(), provider: 'all' }), now);
    expect(eventGrid.requests[0]).toBe(ID);
  });
});
