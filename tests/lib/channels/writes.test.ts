import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDependants } from '@/lib/channels/reads';
import { createChannel, deleteChannel, updateChannel } from '@/lib/channels/writes';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { localForm, openLocalClient, runLocalAction } from '@/tests/support/local-action';
import { startTestEventGrid, type TestEventGrid } from '@/tests/support/local-eventgrid';

const BASE = `/v1/${LOCAL_PROJECT_ID}`;

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid();
});
afterEach(() => local.close());

const create = async (fields: Record<string, string>, { eventGrid } = openLocalClient(local)) =>
  (await runLocalAction(localForm(fields), eventGrid, createChannel)).outcome;

const update = async (fields: Record<string, string>, { eventGrid } = openLocalClient(local)) =>
  (await runLocalAction(localForm(fields), eventGrid, updateChannel)).outcome;

const remove = async (channel_id: string, { eventGrid } = openLocalClient(local)) =>
  (await runLocalAction(localForm({ channel_id, name: 'orders' }), eventGrid, deleteChannel)).outcome;

const makeChannel = async (name: string) =>
  String((await local.call('POST', `${BASE}/channels`, { body: { name } })).json.id);
const createSource = (name: string, channel_id: string) =>
  local.call('POST', `${BASE}/sources`, { body: { name, channel_id } });
const subscribe = (name: string, channel_id: string, source: string) =>
  local.call('POST', `${BASE}/subscriptions`, {
    body: {
      name,
      channel_id,
      sources: [{ name: source, provider_type: 'CUSTOM', filter: {} }],
      targets: [
        {
          name: 'HTTPS',
          provider_type: 'CUSTOM',
          transform: { type: 'ORIGINAL' },
          detail: { url: 'https://a.example/' },
        },
      ],
    },
  });

describe('creating a channel', () => {
  it('sends the name, and the description if there is one, with line breaks as they were counted', async () => {
    const client = openLocalClient(local);
    expect(await create({ name: 'plain', description: '' }, client)).toMatchObject({
      result: { ok: true, data: { id: expect.stringMatching(/.+/), name: 'plain' } },
      explained: null,
      fieldErrors: {},
    });
    await create({ name: 'described', description: 'a\r\nb' }, client);
    expect(client.sent.flatMap(({ body }) => body ?? [])).toEqual([
      { name: 'plain' },
      { name: 'described', description: 'a\nb' },
    ]);
  });

  it('shows what is wrong on the field, and sends nothing', async () => {
    const client = openLocalClient(local);
    expect(await create({ name: 'no blanks', description: 'x'.repeat(256) }, client)).toMatchObject({
      fieldErrors: { name: 'channelName.characters', description: 'description.tooLong' },
    });
    expect(client.sent).toEqual([]);
  });

  it('shows on the field that the name is taken, and explains refusals that are not about a field', async () => {
    await makeChannel('mine');
    expect(await create({ name: 'mine' })).toMatchObject({ fieldErrors: { name: 'channelName.taken' } });
    const viewer = openLocalClient(local, { token: await local.signIn('viewer', 'local') });
    const state = await create({ name: 'theirs' }, viewer);
    expect(state).toMatchObject({ fieldErrors: {}, explained: { key: 'requestForbidden' } });
    expect(state).toMatchObject({ report: expect.stringContaining('EG.00014030') });
  });
});

describe('changing a channel', () => {
  it('changes its description, with line breaks as they were counted', async () => {
    const channel_id = await makeChannel('mine');
    const description = `a\r\n${'x'.repeat(253)}`;
    expect(await update({ channel_id, description })).toMatchObject({
      result: { ok: true, data: { description: `a\n${'x'.repeat(253)}` } },
      explained: null,
    });
    const state = await update({ channel_id, description: `${description}x` });
    expect(state).toMatchObject({
      fieldErrors: { description: 'description.tooLong' },
      values: { description: `${description}x` },
    });
  });

  it('is refused for the official channel, for a deleted one and for a read-only user', async () => {
    expect(await update({ channel_id: local.officialChannelId, description: 'x' })).toMatchObject({
      explained: { key: 'notChangeable' },
    });
    expect(await update({ channel_id: 'gone', description: 'x' })).toMatchObject({
      explained: { key: 'channelMissing' },
      values: { description: 'x' },
    });
    const viewer = openLocalClient(local, { token: await local.signIn('viewer', 'local') });
    const state = await update({ channel_id: local.ordersChannelId, description: 'x' }, viewer);
    expect(state).toMatchObject({ explained: { next: expect.stringContaining('eg:channels:update') } });
  });
});

describe('deleting a channel', () => {
  it('shows what uses the channel, is refused while it is in use, and works afterwards', async () => {
    const id = await makeChannel('mine');
    await createSource('mine-1', id);
    expect((await subscribe('sub-b', id, 'mine-1')).status).toBe(200);
    await subscribe('sub-a', id, 'mine-1');
    const { eventGrid } = openLocalClient(local);
    expect(await readDependants(eventGrid, id)).toMatchObject({
      data: { sources: 1, subscriptions: { total: 2, names: ['sub-a', 'sub-b'] } },
    });
    expect(await eventGrid.listSubscriptions({ channel_id: id, limit: 1, sort: 'name:ASC' })).toMatchObject({
      data: { total: 2, items: [{ name: 'sub-a', channel_id: id, source_names: ['mine-1'] }] },
    });
    expect(await remove(id)).toMatchObject({
      result: { failure: { code: 'EG.00513000' } },
      explained: { key: 'channelInUse', title: 'Channel orders is in use' },
    });
    const empty = await makeChannel('empty');
    expect(await remove(empty)).toMatchObject({
      result: { ok: true, data: { id: empty, gone: false } },
      explained: null,
    });
    expect(await remove(empty)).toMatchObject({ result: { ok: true, data: { id: empty, gone: true } } });
  });

  it('names the missing permission, and says that the official channel cannot be deleted', async () => {
    const viewer = openLocalClient(local, { token: await local.signIn('viewer', 'local') });
    expect(await remove(local.ordersChannelId, viewer)).toMatchObject({
      explained: { next: expect.stringContaining('eg:channels:delete') },
    });
    expect(await remove(local.officialChannelId)).toMatchObject({ explained: { key: 'notChangeable' } });
  });

  it('reports that one of the two lists may not be read', async () => {
    const interfere = ({ path }: { path: string }) =>
      path.includes('/subscriptions') ? Response.json({ error_code: 'EG.00512000' }, { status: 403 }) : undefined;
    const { eventGrid } = openLocalClient(local, { interfere });
    expect(await readDependants(eventGrid, local.ordersChannelId)).toMatchObject({
      ok: false,
      failure: { status: 403, request: { path: expect.stringContaining('/subscriptions?') } },
    });
  });
});

describe('a write whose answer is lost', () => {
  /** A gateway that loses the answer, with or without having passed the request on. */
  const lost =
    (method: string, carriesOut: boolean) => async (sent: { method: string; path: string; body: unknown }) => {
      if (sent.method !== method) return undefined;
      const token = await local.signIn('admin', 'local');
      if (carriesOut)
        await local.call(method, sent.path, { token, ...(sent.body === null ? {} : { body: sent.body }) });
      return new Response('<h1>Bad Gateway</h1>', { status: 502 });
    };
  const lose = (method: string, carriesOut: boolean) => openLocalClient(local, { interfere: lost(method, carriesOut) });

  it.each([true, false])('is checked: a create that took effect (%s)', async (carriesOut) => {
    const outcome = await create(
      { name: 'mine', description: 'd' },
      openLocalClient(local, { token: await local.signIn('admin', 'local'), interfere: lost('POST', carriesOut) }),
    );
    if (carriesOut) expect(outcome.result).toMatchObject({ ok: true, foundByCheck: true, data: { name: 'mine' } });
    else
      expect(outcome).toMatchObject({
        result: { failure: { nothingChanged: false, lostWriteCheck: { verdict: 'unknown' } } },
        explained: { title: 'We couldn’t confirm whether it was created', action: 'look-again' },
      });
  });

  it.each([true, false])('is checked: a change that took effect (%s)', async (carriesOut) => {
    const channel_id = await makeChannel('mine');
    const { result } = await update({ channel_id, description: 'new' }, lose('PUT', carriesOut));
    expect(result).toMatchObject(
      carriesOut ? { ok: true, foundByCheck: true } : { failure: { nothingChanged: false } },
    );
  });

  it.each([true, false])('is checked: a deletion that took effect (%s)', async (carriesOut) => {
    const { result } = await remove(await makeChannel('mine'), lose('DELETE', carriesOut));
    expect(result).toMatchObject(
      carriesOut ? { ok: true, data: { gone: false } } : { failure: { nothingChanged: false } },
    );
  });
});
