import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { TransportError } from '@/lib/eventgrid/transport/transport';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { publishEvents } from '@/lib/events/publish';
import { channelFiltersRead, eventTraceRead, sourceCheckRead } from '@/lib/events/reads';
import { whoGets } from '@/lib/events/who-gets';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { failures } from '@/lib/i18n/en/failures';
import { type Interfere, localForm, openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { memoryPendingWriteDeps } from '../../support/memory-pending-writes';

const PATH = `/v1/${LOCAL_PROJECT_ID}`;
const CANARY = 'payload-canary-8d1f';

let grid: TestEventGrid;
let sourceId = '';

beforeEach(async () => {
  grid = await startTestEventGrid();
  const body = { name: 'orders', channel_id: grid.ordersChannelId };
  sourceId = String((await grid.call('POST', `${PATH}/sources`, { body })).json.id);
});
afterEach(() => grid.close());

const event = (id: string, more: object = {}) => ({ id, source: 'orders', specversion: '1.0', type: 'paid', ...more });

const fieldsOf = (events: unknown, more: Record<string, string> = {}) => ({
  source_id: sourceId,
  channel_id: grid.ordersChannelId,
  source: 'orders',
  events: typeof events === 'string' ? events : JSON.stringify(events),
  write_id: 'w'.repeat(32),
  ...more,
});

function open(interfere?: Interfere) {
  const { eventGrid, sent } = openLocalClient(grid, interfere ? { interfere } : {});
  const deps = memoryPendingWriteDeps();
  const press = (fields: Record<string, string>) => runLocalAction(localForm(fields), eventGrid, publishEvents, deps);
  return { press, posts: () => sent.filter(({ method }) => method === 'POST'), eventGrid };
}

const traceOf = (id: string) =>
  grid.call('GET', `${PATH}/events/trace/detail/${id}?channel_id=${grid.ordersChannelId}`);

describe('a publish', () => {
  it('answers with an entry for each event, whose ID leads to its trace', async () => {
    const { press } = open();
    const { outcome } = await press(fieldsOf([event('e-1'), event('e-2')]));
    expect(outcome.result).toMatchObject({
      ok: true,
      data: {
        id: sourceId,
        events: [
          { event_id: 'e-1', error_code: null },
          { event_id: 'e-2', error_code: null },
        ],
      },
      requestId: expect.stringMatching(/.+/),
    });
    expect((await traceOf('e-2')).json).toMatchObject({ eventId: 'e-2', eventSource: 'orders' });
  });

  it('sends numbers as they were typed', async () => {
    let body = '';
    const app = grid.app;
    const { press } = open();
    const request = app.request.bind(app);
    app.request = (async (path: string, init: RequestInit) => {
      if (init.method === 'POST') body = String(init.body);
      return request(path, init);
    }) as typeof app.request;
    await press(
      fieldsOf('{"id":"e","source":"orders","specversion":"1.0","type":"t","data":{"n":1795807847157000001,"m":1.10}}'),
    );
    expect(body).toContain('"n":1795807847157000001,"m":1.10');
  });

  it('sends nothing that EventGrid would refuse, and asks for the field', async () => {
    const { press, posts } = open();
    const { outcome } = await press(fieldsOf([event('e-1', { time: 'now' })]));
    expect(outcome).toMatchObject({
      result: { failure: { kind: 'invalid-input' } },
      fieldErrors: { events: 'events.invalid' },
    });
    expect(outcome.values.events).toContain('"time":"now"');
    expect(posts()).toEqual([]);
  });

  it.each([
    ['channel_id', '../c'],
    ['source_id', 'a/b'],
    ['source', ''],
  ])('sends nothing with a %s of %j', async (field, value) => {
    const { press, posts } = open();
    const { outcome } = await press(fieldsOf(event('e-1'), { [field]: value }));
    expect(outcome.fieldErrors).toHaveProperty(field);
    expect(posts()).toEqual([]);
  });

  it('takes a form with 256 KB of events, typed with spaces, and none over its bound', async () => {
    const { press, posts } = open();
    const large = Array.from({ length: 4 }, (_, n) => event(`e-${n}`, { data: { text: 'x'.repeat(65_000) } }));
    const { outcome } = await press(fieldsOf(`${JSON.stringify(large)}${' '.repeat(600_000)}`));
    expect(outcome.result).toMatchObject({ ok: true });
    const { outcome: refused } = await press(fieldsOf('x'.repeat(920_001)));
    expect(refused.result).toMatchObject({ failure: { kind: 'too-large' } });
    expect(posts()).toHaveLength(1);
  });

  it('has the code and message of an event that EventGrid refuses, beside one that it takes', async () => {
    const { press } = open(async ({ path, body }) => {
      if (!path.endsWith('/events')) return undefined;
      const { events } = body as { events: { id: string }[] };
      return Response.json({
        failed_count: 1,
        events: events.map(({ id }, n) => ({
          event_id: id,
          error_code: n === 0 ? '00513000' : null,
          error_msg: n === 0 ? 'source: unknown' : null,
        })),
      });
    });
    const { outcome } = await press(fieldsOf([event('e-1'), event('e-2')]));
    expect(outcome.result).toMatchObject({
      data: { events: [{ error_code: '00513000', error_msg: 'source: unknown' }, { error_code: null }] },
    });
  });

  it('is one write if the same press is sent twice: its events are not sent again', async () => {
    const { press, posts } = open();
    await press(fieldsOf(event('e-1')));
    const { outcome } = await press(fieldsOf(event('e-1')));
    expect(outcome.result).toMatchObject({ ok: true, data: { id: sourceId, events: [{ event_id: 'e-1' }] } });
    expect(posts()).toHaveLength(1);
  });

  it('leaves nothing of its content in the log, in a refusal or in what is kept of it', async () => {
    const answers = [
      () => Response.json({ error_code: 'EG.00513000', error_msg: `bad ${CANARY}` }, { status: 400 }),
      () => new Response('', { status: 502 }),
      () => Response.json({ failed_count: 0, events: [{ event_id: 'e-1' }] }),
    ];
    for (const answer of answers) {
      const kept: unknown[] = [];
      const { eventGrid } = openLocalClient(grid, {
        interfere: ({ method }) => (method === 'POST' ? answer() : undefined),
      });
      const deps = memoryPendingWriteDeps();
      const store = {
        ...deps.store,
        open(write: Parameters<typeof deps.store.open>[0]) {
          kept.push(write);
          return deps.store.open(write);
        },
      };
      const secret = event('e-1', { data: { password: CANARY } });
      const { outcome, lines } = await runLocalAction(localForm(fieldsOf(secret)), eventGrid, publishEvents, {
        ...deps,
        store,
      });
      expect(kept).toHaveLength(1);
      expect(lines.join('\n')).toContain('"event_ids":["e-1"]');
      expect([JSON.stringify(kept), lines.join('\n'), JSON.stringify({ ...outcome, values: {} })].join()).not.toContain(
        CANARY,
      );
    }
  });
});

describe('who is subscribed', () => {
  it('comes with filters and where the targets are, and without what is secret', async () => {
    const filter = {
      source: [{ op: 'StringIn', values: ['orders'] }],
      data: { password: [{ op: 'StringIn', values: ['p4ss'] }] },
    };
    const target = {
      name: 'HTTPS',
      provider_type: 'CUSTOM',
      detail: { url: 'https://u:p4ss@a.example/x' },
      transform: { type: 'ORIGINAL' },
    };
    const sources = [{ name: 'orders', provider_type: 'CUSTOM', filter }];
    const body = { name: 'a', channel_id: grid.ordersChannelId, sources, targets: [target] };
    await grid.call('POST', `${PATH}/subscriptions`, { body });
    const { eventGrid } = openLocalClient(grid);
    const result = await channelFiltersRead.read({ eventGrid, input: { channel_id: grid.ordersChannelId } });
    if (!result.ok) throw new Error('refused');
    expect(result.data).toMatchObject([{ name: 'a', target_labels: [{ kind: 'webhook', label: 'a.example' }] }]);
    expect(JSON.stringify(result)).not.toContain('p4ss');
    expect(whoGets(result.data, 'orders', [event('e-1')])).toMatchObject([{ matches: null }]);
  });
});

/** Answers that are no answer to the question, and what the page may say of them. */
const FAULTS: Record<string, [Interfere, state: string]> = {
  'HTML from a gateway': [() => new Response('<h1>down</h1>', { status: 502 }), 'error'],
  'an empty 500': [() => new Response('', { status: 500 }), 'error'],
  'a throttle': [() => Response.json({ error_code: 'APIGW.0308' }, { status: 429 }), 'error'],
  'a user who may not': [() => Response.json({ error_code: 'EG.00014030' }, { status: 403 }), 'forbidden'],
  'a token that ended': [() => Response.json({ error_code: 'EG.00014010' }, { status: 401 }), 'signed-out'],
  'a 200 that is something else': [() => Response.json(['?']), 'error'],
  'a 200 that is no JSON': [() => new Response('<h1>hi</h1>'), 'error'],
  'a broken connection': [() => Promise.reject(new TransportError('broken', 'reset')), 'error'],
};

const READS = {
  checkEvents: () => ({ ...sourceCheckRead, input: { channel_id: grid.ordersChannelId, source_name: 'orders' } }),
  listSubscriptions: () => ({ ...channelFiltersRead, input: { channel_id: grid.ordersChannelId } }),
  showEventTrace: () => ({ ...eventTraceRead, input: { channel_id: grid.ordersChannelId, event_id: 'e-1' } }),
};

describe.each(Object.keys(READS) as (keyof typeof READS)[])('the read %s', (name) => {
  it.each(Object.entries(FAULTS))('explains %s, in words and with its code', async (_, [interfere, state]) => {
    // A read is repeated with pauses, which no test needs: only their number is bounded here.
    const { eventGrid } = openLocalClient(grid, { interfere });
    const { read, explain, input } = READS[name]() as unknown as {
      read: (call: { eventGrid: typeof eventGrid; input: unknown }) => Promise<EgResult<unknown>>;
      explain: typeof sourceCheckRead.explain;
      input: unknown;
    };
    vi.useFakeTimers();
    const reading = read({ eventGrid, input });
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    const result = await reading;
    if (result.ok) throw new Error('It was taken for an answer.');
    const explained = explain(result.failure, { messages: { failures } as Dictionary, session: null });
    expect(explained).toMatchObject({ state, title: expect.stringMatching(/\S/), text: expect.stringMatching(/\S/) });
    expect(result.failure.nothingChanged).toBe(true);
  });
});
