import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { hasForeignFields } from '@/lib/guard/form';
import { editForm } from '@/lib/sources/edit';
import { updateSource } from '@/lib/sources/update';
import { EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { localForm, openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { makeSource } from '../../support/make-source';

const STORED = 'canary-stored-7f3a';
const TYPED = 'canary-typed-91c4';
const SOURCES = `/v1/${LOCAL_PROJECT_ID}/sources`;

const rabbitmq = {
  instance_id: 'i-1',
  user_name: 'u',
  password: STORED,
  vhost_name: '/',
  queue_name: 'q',
  name: 'dms-orders',
  tags: [{ password: STORED }],
};
const typedRabbitmq = {
  'detail.instance_id': 'i-2',
  'detail.user_name': 'u2',
  'detail.password': TYPED,
  'detail.vhost_name': '/',
  'detail.queue_name': 'q2',
};

it('has every field that the edit form posts', () => {
  const shown = { ...EMPTY_CREATE_SOURCE_VALUES, hosting: 'self' as const };
  const values = { ...EMPTY_CREATE_SOURCE_VALUES, description: 'new' };
  const form = editForm({ project_id: 'p', endpoint_id: 'e' }, makeSource(), values, shown);
  expect(form.has('detail.password')).toBe(true);
  const owner = ['project_id', 'endpoint_id'];
  expect(hasForeignFields(form, [...updateSource.fields, ...owner])).toBe(false);
});

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid();
});
afterEach(() => local.close());

async function create(body: Record<string, unknown>): Promise<{ id: string; updated_time: string }> {
  const made = await local.call('POST', SOURCES, { body: { channel_id: local.ordersChannelId, ...body } });
  expect(made.status).toBe(200);
  const { id, updated_time } = made.json;
  return { id: String(id), updated_time: String(updated_time) };
}

const stored = async (id: string) => {
  const { detail, ...rest } = (await local.call('GET', `${SOURCES}/${id}`)).json;
  return { ...rest, detail: typeof detail === 'string' ? JSON.parse(detail) : detail };
};

async function save(fields: Record<string, string>, client = openLocalClient(local)) {
  const { outcome: state, lines } = await runLocalAction(localForm(fields), client.eventGrid, updateSource);
  for (const secret of [STORED, TYPED]) {
    expect(JSON.stringify(state)).not.toContain(secret);
    expect(lines.join('')).not.toContain(secret);
  }
  return { state, puts: client.sent.filter(({ method }) => method === 'PUT'), sent: client.sent };
}

const shown = ({ id, updated_time }: { id: string; updated_time: string }) => ({ source_id: id, updated_time });

describe('an edit of the description', () => {
  it('sends only the description, after reading the source again, and returns the updated source', async () => {
    const source = await create({ name: 'mq', type: 'RABBITMQ', detail: rabbitmq });
    local.tick(5000);
    const { state, puts, sent } = await save({ ...shown(source), description: 'a\r\nb' });
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'PUT']);
    expect(puts).toMatchObject([{ path: `${SOURCES}/${source.id}`, body: { description: 'a\nb' } }]);
    expect(Object.keys(Object(puts[0]?.body))).toEqual(['description']);
    expect(state).toMatchObject({
      result: {
        ok: true,
        data: { source: { description: 'a\nb', detail: { password: '••••' } }, isConflict: false },
      },
      explained: null,
      fieldErrors: {},
    });
    expect(await stored(source.id)).toMatchObject({ detail: rabbitmq });
  });

  it('empties it', async () => {
    const source = await create({ name: 'app', description: 'old' });
    const { puts } = await save({ ...shown(source), description: '' });
    expect(puts).toMatchObject([{ body: { description: '' } }]);
  });

  it('sends nothing if it is unchanged', async () => {
    const source = await create({ name: 'app', description: 'old' });
    const { state, puts } = await save({ ...shown(source), description: 'old' });
    expect([puts, state.result.ok]).toEqual([[], true]);
  });

  it.each([
    [255, 1, {}],
    [256, 0, { description: 'description.tooLong' }],
  ])('of %d characters leads to %d PUT', async (length, count, fieldErrors) => {
    const source = await create({ name: 'app' });
    const { state, puts } = await save({ ...shown(source), description: 'x'.repeat(length) });
    expect([puts.length, state.fieldErrors]).toEqual([count, fieldErrors]);
    expect(state.values.description).toHaveLength(length);
  });

  it('never sends a connection for an application', async () => {
    const source = await create({ name: 'app' });
    const { puts } = await save({ ...shown(source), description: 'new', ...typedRabbitmq });
    expect(puts).toMatchObject([{ body: { description: 'new' } }]);
    expect(puts[0]?.body).not.toHaveProperty('detail');
  });
});

describe.each(['object', 'string'] as const)('an edit of a connection that is stored as %s', (as) => {
  beforeEach(async () => {
    await local.close();
    local = await startTestEventGrid({ detailAs: as });
  });

  it('replaces the fields of its type and keeps unknown ones, including secrets inside them', async () => {
    const source = await create({ name: 'mq', type: 'RABBITMQ', detail: rabbitmq });
    const { state, puts } = await save({ ...shown(source), ...typedRabbitmq });
    const detail = {
      instance_id: 'i-2',
      user_name: 'u2',
      password: TYPED,
      vhost_name: '/',
      queue_name: 'q2',
      name: 'dms-orders',
      tags: [{ password: STORED }],
    };
    expect(puts).toMatchObject([{ body: { detail } }]);
    expect(state.result).toMatchObject({ ok: true });
    expect((await stored(source.id)).detail).toEqual(detail);
  });

  it('requires the secrets to be typed again and returns the rest', async () => {
    const source = await create({ name: 'mq', type: 'RABBITMQ', detail: rabbitmq });
    const { state, puts } = await save({ ...shown(source), ...typedRabbitmq, 'detail.password': ' ' });
    expect([puts, state.fieldErrors]).toEqual([[], { 'detail.password': 'password.required' }]);
    expect(state.values.detail).toEqual({ instance_id: 'i-2', user_name: 'u2', vhost_name: '/', queue_name: 'q2' });
    expect(state.explained?.key).toBe('inputRefused');
  });

  it('drops the former fields of a RocketMQ connection: another hosting, keys with ACL off', async () => {
    const detail = {
      namesrv_address: '10.0.0.1:8100',
      vpc_id: 'v',
      subnet_id: 's',
      group: 'g',
      topic: 't',
      enable_acl: true,
      access_key: 'ak',
      secret_key: STORED,
      ssl_enable: true,
      name: 'kept',
    };
    const source = await create({ name: 'rocket', type: 'ROCKETMQ', detail });
    const typed = { 'detail.instance_id': 'i-9', 'detail.group': 'g', 'detail.topic': 't2' };
    const { puts } = await save({ ...shown(source), ...typed });
    const { detail: sent } = Object(puts[0]?.body);
    expect(sent).toEqual({
      instance_id: 'i-9',
      group: 'g',
      topic: 't2',
      enable_acl: false,
      ssl_enable: false,
      name: 'kept',
    });
  });

  it('treats an address without an instance as the user’s own RocketMQ', async () => {
    const detail = { instance_id: 'i', group: 'g', topic: 't', enable_acl: false, ssl_enable: false };
    const source = await create({ name: 'rocket', type: 'ROCKETMQ', detail });
    const { state } = await save({
      ...shown(source),
      'detail.namesrv_address': 'a:1',
      'detail.group': 'g',
      'detail.topic': 't',
    });
    expect(state.fieldErrors).toEqual({
      'detail.vpc_id': 'vpc_id.required',
      'detail.subnet_id': 'subnet_id.required',
    });
  });
});

describe('an edit that is impossible', () => {
  it('shows a source that has changed since it was opened, and sends nothing', async () => {
    const source = await create({ name: 'mq', type: 'RABBITMQ', detail: rabbitmq });
    local.tick(2000);
    await local.call('PUT', `${SOURCES}/${source.id}`, { body: { description: 'of someone else' } });
    const { state, puts } = await save({ ...shown(source), description: 'mine', ...typedRabbitmq });
    expect(puts).toEqual([]);
    expect(state).toMatchObject({
      result: {
        ok: true,
        data: {
          isConflict: true,
          source: { description: 'of someone else', detail: { password: '••••' } },
        },
      },
      values: { description: 'mine' },
    });
    const again = await save({
      source_id: source.id,
      updated_time: (state.result.ok && state.result.data.source.updated_time) || '',
      description: 'mine',
    });
    expect(again.state.result).toMatchObject({ ok: true, data: { source: { description: 'mine' } } });
  });

  it('says that the source is gone', async () => {
    const source = await create({ name: 'app' });
    await local.call('DELETE', `${SOURCES}/${source.id}`);
    const { state, puts } = await save({ ...shown(source), description: 'x' });
    expect(puts).toEqual([]);
    expect(state).toMatchObject({
      result: { failure: { status: 404 } },
      explained: { key: 'sourceMissing' },
      values: { description: 'x' },
    });
  });

  it('names the missing permission to a read-only user', async () => {
    const source = await create({ name: 'app' });
    const viewer = openLocalClient(local, { token: await local.signIn('viewer', 'local') });
    const { state } = await save({ ...shown(source), description: 'x' }, viewer);
    expect(state.result).toMatchObject({ failure: { status: 403 } });
    expect(state.explained?.next).toContain('eg:sources:update');
    expect(state.explained?.cause).toContain('Nothing was saved.');
  });

  it('says that users cannot change an official source', async () => {
    const official = (await local.call('GET', `${SOURCES}?provider_type=OFFICIAL&limit=1`)).json.items;
    const [{ id, updated_time }] = Array.isArray(official) ? official : [];
    const { state } = await save({ source_id: id, updated_time, description: 'x' });
    expect(state).toMatchObject({ explained: { key: 'notChangeable' }, values: { description: 'x' } });
  });

  it.each([
    ['502', () => new Response(`{"password":"${TYPED}"} ${TYPED} ${STORED}`, { status: 502 }), 'badGateway'],
    ['no ID', () => Response.json({ detail: { password: TYPED } }), 'answerUnreadable'],
  ])('is sent once and checked after %s', async (_what, answer, key) => {
    const source = await create({ name: 'mq', type: 'RABBITMQ', detail: rabbitmq });
    const client = openLocalClient(local, { interfere: ({ method }) => (method === 'PUT' ? answer() : undefined) });
    const { state, puts } = await save({ ...shown(source), ...typedRabbitmq }, client);
    expect(puts).toHaveLength(1);
    expect(state).toMatchObject({
      result: { failure: { nothingChanged: false, lostWriteCheck: { verdict: 'unknown' } } },
      explained: { key, title: 'We couldn’t confirm whether it was saved', action: 'look-again' },
    });
  });

  it('does not let an ID change the path', async () => {
    const { state, sent } = await save({ source_id: '../channels', updated_time: '', description: 'x' });
    expect([sent, state.fieldErrors]).toEqual([[], { source_id: 'source_id.characters' }]);
  });
});
