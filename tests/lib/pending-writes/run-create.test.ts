import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannel } from '@/lib/channels/writes';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { Write } from '@/lib/guard/submit';
import { createSource } from '@/lib/sources/create';
import { nameHolderRead } from '@/lib/sources/reads';
import { localForm, openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';
import { makeSession } from '../../support/make-signed-in';
import { memoryPendingWriteDeps } from '../../support/memory-pending-writes';

const PATH = `/v1/${LOCAL_PROJECT_ID}`;
const session = makeSession({ project: { id: LOCAL_PROJECT_ID, name: 'local' } });
const RABBITMQ = { instance_id: 'i-1', vhost_name: '/', queue_name: 'q', user_name: 'u', password: 'mine' };

let grid: TestEventGrid;
let pendingWrites: ReturnType<typeof memoryPendingWriteDeps>;
/** What happens after the console's own create has left, before anything arrives at EventGrid. */
let whenSent: () => Promise<unknown>;
/** Whether the create itself arrives; its answer is lost in any case, unless `isAnswered`. */
let arrives: boolean;
let isAnswered: boolean;
/** What the console reads instead of the truth. */
let asRead: (path: string, answer: Response) => Promise<Response> | Response;
let client: ReturnType<typeof openLocalClient>;

beforeEach(async () => {
  // The console's clock is 10 minutes ahead of EventGrid's.
  vi.useFakeTimers({ toFake: ['Date'], now: TEST_NOW_MS + 600_000 });
  Reflect.deleteProperty(globalThis, '__eventgrid');
  grid = await startTestEventGrid();
  pendingWrites = memoryPendingWriteDeps();
  whenSent = async () => null;
  asRead = (_, answer) => answer;
  arrives = false;
  isAnswered = false;
  client = openLocalClient(grid, {
    async interfere({ method, path, body }) {
      if (method === 'GET') {
        const headers = { 'X-Auth-Token': grid.adminToken };
        return asRead(path, await grid.app.request(path, { headers }));
      }
      await whenSent();
      const answer = arrives ? await grid.call(method, path, { body: body ?? {} }) : null;
      if (isAnswered && answer) return Response.json(answer.json, { status: answer.status });
      return new Response('', { status: 504 });
    },
  });
});
afterEach(async () => {
  await grid.close();
  vi.useRealTimers();
});

const egTime = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const pass = (ms: number) => {
  vi.setSystemTime(Date.now() + ms);
  grid.tick(ms);
};

type Kind = 'sources' | 'channels';
const create = async (kind: Kind, body: object) => (await grid.call('POST', `${PATH}/${kind}`, { body })).json;
const formCheck = (name = 'orders-api', whose = session) =>
  nameHolderRead.read({ eventGrid: client.eventGrid, session: whose, input: { name } });

/** The same noun as a form has it and as another client sends it. */
const NOUNS = {
  source: () => ({
    kind: 'sources' as const,
    write: createSource as unknown as Write<never, unknown>,
    fields: { name: 'orders-api', type: 'APPLICATION', channel_id: grid.ordersChannelId },
    body: { name: 'orders-api', channel_id: grid.ordersChannelId },
  }),
  channel: () => ({
    kind: 'channels' as const,
    write: createChannel as unknown as Write<never, unknown>,
    fields: { name: 'orders-api' },
    body: { name: 'orders-api' },
  }),
};
const rabbitmq = (detail: Partial<typeof RABBITMQ> = {}) => {
  const { body, ...noun } = NOUNS.source();
  const typed = Object.entries(RABBITMQ).map(([field, value]) => [`detail.${field}`, value]);
  return {
    ...noun,
    fields: { ...noun.fields, type: 'RABBITMQ', ...Object.fromEntries(typed) },
    body: { ...body, type: 'RABBITMQ', detail: { ...RABBITMQ, ...detail } },
  };
};

type Noun = { write: Write<never, unknown>; fields: Record<string, string> };

async function press({ write, fields }: Noun, more: Record<string, string> = {}) {
  const form = localForm({ ...fields, write_id: 'w'.repeat(32), ...more });
  return (await runLocalAction(form, client.eventGrid, write, pendingWrites)).outcome;
}

const posts = () => client.sent.filter(({ method }) => method === 'POST').length;
const reads = () => client.sent.filter(({ method }) => method === 'GET').map(({ path }) => path.replace(/.*\?/, '?'));

const THEIRS = { result: { failure: { lostWriteCheck: { verdict: 'not-done', other: { name: 'orders-api' } } } } };
const UNCLEAR = {
  result: { failure: { nothingChanged: false, lostWriteCheck: { verdict: 'unproven' } } },
  explained: { title: 'We couldn’t confirm whether it was created' },
};
const OURS = { result: { ok: true, foundByCheck: true } };

describe.each(Object.entries(NOUNS))('someone else’s %s of the same name and values', (noun, make) => {
  it.each([
    ['is lost', false, 504],
    ['is refused, which is lost', true, 504],
  ])('is not ours if it was there when the create was sent, and the create %s', async (_, isRefused) => {
    const ours = make();
    await create(ours.kind, ours.body);
    pass(1000);
    arrives = isRefused;
    expect(await press(ours)).toMatchObject(THEIRS);
    expect(posts()).toBe(1);
  });

  it('is ours if the name was free when the create was sent', async () => {
    arrives = true;
    expect(await press(make())).toMatchObject(OURS);
    expect(reads()[0]).toBe('?name=orders-api&limit=1');
  });

  it('may be anybody’s if EventGrid did not say who had the name before', async () => {
    let isFirst = true;
    asRead = (_, answer) => {
      if (!isFirst) return answer;
      isFirst = false;
      return new Response('', { status: 500 });
    };
    arrives = true;
    expect(await press(make())).toMatchObject(UNCLEAR);
    expect(posts()).toBe(1);
  });

  it('may be anybody’s if a proxy dropped the query, so that the check proves nothing', async () => {
    await create(make().kind, { ...make().body, name: 'another' });
    asRead = async (path, answer) =>
      path.endsWith('limit=1') ? Response.json({ total: 1, size: 1, items: [{ id: 'x', name: 'another' }] }) : answer;
    arrives = true;
    expect(await press(make()), noun).toMatchObject(UNCLEAR);
  });
});

describe('the form’s own check of a source’s name', () => {
  it('is kept for its create: nothing is looked up again', async () => {
    await formCheck();
    pass(59_000);
    arrives = true;
    isAnswered = true;
    expect(await press(NOUNS.source())).toMatchObject({ result: { ok: true } });
    expect(reads()).toHaveLength(1);
  });

  const another = makeSession({ ...session, user: { id: 'u-2', name: 'other', domain: 'local' } });
  it.each([
    ['is older than a minute', () => formCheck().then(() => pass(61_000))],
    ['was of another name', () => formCheck('orders-api-2')],
    ['was of another user', () => formCheck('orders-api', another)],
    ['was used before', () => formCheck().then(() => press(NOUNS.source(), { write_id: 'v'.repeat(32) }))],
  ])('is made again if it %s', async (_, before) => {
    await before();
    const looked = reads().length;
    arrives = true;
    isAnswered = true;
    await press(NOUNS.source());
    expect(reads().slice(looked)).toEqual(['?name=orders-api&limit=1']);
  });
  it.each([
    ['3 s before the create', 10_000, 3_000, THEIRS],
    ['a second before it', 10_000, 1_000, UNCLEAR],
    ['in its second', 10_000, 0, OURS],
    ['right after the check', 0, 30_000, THEIRS],
  ])('tells by EventGrid’s times that a source of %s is not ours', async (_, untilTheirs, untilOurs, whose) => {
    await formCheck();
    pass(untilTheirs);
    await create('sources', NOUNS.source().body);
    pass(untilOurs);
    arrives = true;
    expect(await press(NOUNS.source())).toMatchObject(whose);
  });

  it('is ours as late as EventGrid carries it out', async () => {
    await formCheck();
    pass(20_000);
    await press(NOUNS.source());
    pass(10_000);
    await create('sources', NOUNS.source().body);
    expect(await press(NOUNS.source(), { is_check: '1' })).toMatchObject(OURS);
  });

  it('counts for nothing without EventGrid’s time', async () => {
    asRead = async (_, answer) => {
      const { status } = answer;
      return new Response(await answer.text(), { status });
    };
    await formCheck();
    pass(10_000);
    await create('sources', NOUNS.source().body);
    expect(await press(NOUNS.source())).toMatchObject(THEIRS);
  });

  it('may be wrong by another clock of EventGrid: a source from before it is not called someone else’s', async () => {
    await formCheck();
    pass(10_000);
    arrives = true;
    asRead = async (_, answer) => {
      const early = egTime(TEST_NOW_MS - 5_000);
      const text = (await answer.text()).replace(/"created_time":"[^"]*"/, `"created_time":"${early}"`);
      return new Response(text, { headers: answer.headers });
    };
    expect(await press(NOUNS.source())).toMatchObject(UNCLEAR);
  });
});

describe('a RABBITMQ source that someone else created in the same moment', () => {
  it.each([
    ['another instance', { instance_id: 'i-2' }, THEIRS],
    ['another queue', { queue_name: 'q-2' }, THEIRS],
    ['another password', { password: 'theirs' }, OURS],
    ['nothing else', {}, OURS],
  ])('with %s', async (_, detail, whose) => {
    whenSent = () => create('sources', rabbitmq(detail).body);
    expect(await press(rabbitmq())).toMatchObject(whose);
  });

  it('may be anybody’s if EventGrid does not show its connection', async () => {
    whenSent = () => create('sources', rabbitmq({ instance_id: 'i-2' }).body);
    asRead = async (_, answer) => {
      const text = (await answer.text()).replaceAll(/"detail":(\{[^}]*\}|"[^"]*")/g, '"detail":null');
      return new Response(text, { headers: answer.headers });
    };
    expect(await press(rabbitmq())).toMatchObject(UNCLEAR);
  });

  it('leaves neither secrets nor values in what is written down', async () => {
    await press(rabbitmq());
    const { write } = (await pendingWrites.store.find(
      { endpointId: 'local', projectId: LOCAL_PROJECT_ID, owner: `${session.user.domain}/${session.user.id}` },
      'w'.repeat(32),
    )) ?? { write: null };
    expect(write?.bodyHash).toContain('detail.instance_id');
    expect(write?.bodyHash).not.toMatch(/i-1|mine|password/);
  });
});

describe('a form that is posted again 5 minutes later', () => {
  it('answers with the source of the first press, however it was changed since', async () => {
    arrives = true;
    isAnswered = true;
    const first = await press(NOUNS.source());
    const id = first.result.ok && (first.result.data as { id: string }).id;
    pass(300_000);
    await grid.call('PUT', `${PATH}/sources/${id}`, { body: { description: 'theirs' } });
    expect(await press(NOUNS.source())).toMatchObject({ result: { ok: true, data: { id, description: 'theirs' } } });
    await grid.call('DELETE', `${PATH}/sources/${id}`);
    expect(await press(NOUNS.source())).toMatchObject({ result: { ok: true, data: { id, name: 'orders-api' } } });
    expect(posts()).toBe(1);
  });

  it('answers with the refusal of the first press, though the name is someone else’s since', async () => {
    arrives = true;
    isAnswered = true;
    await create('sources', NOUNS.source().body);
    const first = await press(NOUNS.source());
    expect(first).toMatchObject({ result: { failure: { code: 'EG.00513001' } } });
    pass(300_000);
    const again = await press(NOUNS.source());
    expect(again).toMatchObject({
      result: { failure: { kind: 'refused', status: 400, code: 'EG.00513001', nothingChanged: true } },
      explained: { title: 'The name orders-api is taken' },
      fieldErrors: { name: 'name.taken' },
    });
    expect(posts()).toBe(1);
  });

  it('answers that the first press was not done, though someone else did the same since', async () => {
    await press(NOUNS.source());
    pass(30_000);
    expect(await press(NOUNS.source())).toMatchObject({
      result: { failure: { lostWriteCheck: { verdict: 'not-done', other: null } } },
    });
    await create('sources', NOUNS.source().body);
    pass(270_000);
    expect(await press(NOUNS.source())).toMatchObject({
      result: { failure: { lostWriteCheck: { verdict: 'not-done', other: null } } },
      explained: { title: 'It was not created' },
    });
    expect(posts()).toBe(1);
  });
});
