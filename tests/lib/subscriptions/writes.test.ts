import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { createSubscription } from '@/lib/subscriptions/create';
import { previewSubscription } from '@/lib/subscriptions/preview';
import { updateSubscription } from '@/lib/subscriptions/update';
import { readSubscriptionValues } from '@/lib/subscriptions/values';
import { disableSubscriptions, enableSubscriptions } from '@/lib/subscriptions/writes';
import { localForm, openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let grid: TestEventGrid;
const PATH = `/v1/${LOCAL_PROJECT_ID}`;
beforeEach(async () => {
  grid = await startTestEventGrid();
  await grid.call('POST', `${PATH}/sources`, { body: { name: 'orders-api', channel_id: grid.ordersChannelId } });
});
afterEach(() => grid.close());

const typed = (more: Record<string, string> = {}): Record<string, string> => ({
  name: 'Paid-orders',
  channel_id: grid.ordersChannelId,
  source: 'orders-api',
  filter: '',
  description: '',
  'targets.0.kind': 'webhook',
  'targets.0.url': 'https://hooks.example/eg',
  'targets.0.transform': 'ORIGINAL',
  ...more,
});
const SOURCE_FILTER = { source: [{ op: 'StringIn', values: ['orders-api'] }] };

async function create(fields: Record<string, string>) {
  const { eventGrid, sent } = openLocalClient(grid);
  const { outcome, lines } = await runLocalAction(localForm(fields), eventGrid, createSubscription);
  return { outcome, lines, posts: sent.filter(({ method }) => method === 'POST') };
}

describe('creating a subscription', () => {
  it('sends one POST, as previewed; an empty filter is the source alone', async () => {
    const { outcome, posts } = await create(typed());
    expect(outcome.result).toMatchObject({ ok: true, data: { name: 'Paid-orders', status: 'ENABLED' } });
    const body = {
      name: 'Paid-orders',
      channel_id: grid.ordersChannelId,
      sources: [{ name: 'orders-api', provider_type: 'CUSTOM', filter: SOURCE_FILTER }],
      targets: [
        {
          name: 'HTTPS',
          provider_type: 'CUSTOM',
          detail: { url: 'https://hooks.example/eg' },
          transform: { type: 'ORIGINAL' },
        },
      ],
    };
    expect(posts.map((one) => one.body)).toEqual([body]);
    expect(previewSubscription(readSubscriptionValues((name) => typed()[name] ?? ''))).toEqual(body);
  });

  it('adds the source to a filter without it, and takes another target, transform, retries and queue', async () => {
    const { outcome, posts } = await create(
      typed({
        filter: '{"type":[{"op":"StringIn","values":["order.paid"]}]}',
        'targets.0.kind': 'kafka',
        'targets.0.topic': ' ledger ',
        'targets.0.connection_id': 'c-1',
        'targets.0.transform': 'VARIABLE',
        'targets.0.variables': '{"id":"$.data.id"}',
        'targets.0.template': 'Order $' + '{id}',
        'targets.0.retry_times': '3',
        'targets.0.dlq_instance_id': 'k',
        'targets.0.dlq_connection_id': 'c-2',
        'targets.0.dlq_topic': 'dead',
      }),
    );
    expect(outcome.result.ok).toBe(true);
    expect(posts[0]?.body).toMatchObject({
      sources: [{ filter: { ...SOURCE_FILTER, type: [{ op: 'StringIn', values: ['order.paid'] }] } }],
      targets: [
        {
          name: 'HC.Kafka',
          provider_type: 'OFFICIAL',
          kafka_detail: { topic: 'ledger' },
          connection_id: 'c-1',
          transform: { type: 'VARIABLE', value: '{"id":"$.data.id"}' },
          retry_times: 3,
          dead_letter_queue: { type: 'KAFKA', instance_id: 'k', connection_id: 'c-2', topic: 'dead' },
        },
      ],
    });
  });

  it.each([
    [{ name: '' }, { name: 'name.required' }],
    [{ name: 'two words' }, { name: 'channelName.characters' }],
    [{ channel_id: '' }, { channel_id: 'channel_id.required' }],
    [{ source: ' ' }, { source: 'source.required' }],
    [{ filter: '{' }, { filter: 'filter.json' }],
    [{ filter: '{"color":[{"op":"IsNull"}]}' }, { filter: 'filter.field.unknown' }],
    [{ 'targets.0.url': 'ftp://x' }, { 'targets.0.url': 'url.format' }],
    [{ 'targets.0.url': '' }, { 'targets.0.url': 'url.required' }],
    [
      { 'targets.0.kind': 'function' },
      { 'targets.0.urn': 'urn.required', 'targets.0.agency_name': 'agency_name.required' },
    ],
    [{ 'targets.0.transform': 'CONSTANT' }, { 'targets.0.constant': 'transform.value.required' }],
    [{ 'targets.0.retry_times': 'x' }, { 'targets.0.retry_times': 'retry_times.number' }],
    [{ description: 'x'.repeat(256) }, { description: 'description.tooLong' }],
  ] as [Record<string, string>, object][])('refuses %j without sending anything', async (wrong, fieldErrors) => {
    const { outcome, posts } = await create(typed(wrong));
    expect(outcome.fieldErrors).toMatchObject(fieldErrors);
    expect(posts).toEqual([]);
  });

  it('keeps a secret header and the credentials of a URL out of the log, the form that comes back and the preview', async () => {
    const secret = typed({
      'targets.0.kind': 'api',
      'targets.0.url': 'https://user:canary-pw@api.example/x?token=canary-token',
      'targets.0.headers.0.kind': 'secret',
      'targets.0.headers.0.key': 'X-Key',
      'targets.0.headers.0.secret_value': 'canary-header',
    });
    const { outcome, lines, posts } = await create(secret);
    expect(JSON.stringify(posts[0]?.body)).toContain('canary-header');
    expect(JSON.stringify(posts[0]?.body)).toContain('canary-pw');
    const preview = previewSubscription(readSubscriptionValues((name) => secret[name] ?? ''));
    for (const shown of [lines, outcome, preview]) expect(JSON.stringify(shown)).not.toContain('canary');
  });
});

const MADE = {
  name: 'two',
  sources: [{ name: 'orders-api', provider_type: 'CUSTOM', filter: SOURCE_FILTER, detail: { odd: 1 } }],
  targets: [
    {
      name: 'HTTPS',
      provider_type: 'CUSTOM',
      detail: { url: 'https://u:canary-pw@a.example', odd: true },
      transform: { type: 'ORIGINAL', value: '' },
    },
    { name: 'HC.Lighthouse', provider_type: 'OFFICIAL', detail: { lamp: 3 }, transform: { type: 'ORIGINAL' } },
  ],
};

async function make(body: object = MADE) {
  const { json } = await grid.call('POST', `${PATH}/subscriptions`, {
    body: { channel_id: grid.ordersChannelId, ...body },
  });
  return { id: String(json.id), updated_time: String(json.updated_time) };
}

describe('changing a subscription', () => {
  const edit = async (fields: Record<string, string>, interfere?: Parameters<typeof openLocalClient>[1]) => {
    const { eventGrid, sent } = openLocalClient(grid, interfere);
    const { outcome } = await runLocalAction(localForm(fields), eventGrid, updateSubscription);
    return { outcome, writes: sent.filter(({ method }) => method !== 'GET') };
  };
  const shown = async (body?: object) => {
    const { id, updated_time } = await make(body);
    return { subscription_id: id, updated_time };
  };
  const webhook = {
    'targets.0.place': '0',
    'targets.0.kind': 'webhook',
    'targets.0.transform': 'CONSTANT',
    'targets.0.constant': 'hi',
    'targets.1.place': '1',
  };

  it('sends the description alone if only that changed', async () => {
    const { outcome, writes } = await edit({ ...(await shown()), description: 'mine' });
    expect(outcome.result).toMatchObject({ ok: true, data: { isConflict: false } });
    expect(writes.map(({ method, body }) => [method, body])).toEqual([['PUT', { description: 'mine' }]]);
  });

  it('leaves unknown targets, unknown fields and the filter untouched, and fills in a URL that came masked', async () => {
    const fields = { ...(await shown()), ...webhook, 'targets.0.url': 'https://••••@a.example' };
    const { outcome, writes } = await edit(fields);
    expect(outcome.result.ok).toBe(true);
    expect(JSON.stringify(outcome)).not.toContain('canary');
    expect(writes[0]?.body).toEqual({
      targets: [
        {
          id: expect.any(String),
          name: 'HTTPS',
          provider_type: 'CUSTOM',
          detail: { url: 'https://u:canary-pw@a.example', odd: true },
          transform: { type: 'CONSTANT', value: 'hi' },
        },
        { id: expect.any(String), ...MADE.targets[1] },
      ],
    });
  });

  it('wants a masked URL again once it is changed, and sends nothing', async () => {
    const { outcome, writes } = await edit({
      ...(await shown()),
      ...webhook,
      'targets.0.url': 'https://••••@b.example',
    });
    expect([outcome.fieldErrors, writes]).toEqual([{ 'targets.0.url': 'url.masked' }, []]);
  });

  it('changes the filter and keeps the rest of the source', async () => {
    const filter = '{"type":[{"op":"IsNotNull"}]}';
    const { writes } = await edit({ ...(await shown()), filter, source: 'orders-api' });
    expect(writes[0]?.body).toEqual({
      sources: [
        {
          id: expect.any(String),
          ...MADE.sources[0],
          filter: { ...SOURCE_FILTER, type: [{ op: 'IsNotNull' }] },
        },
      ],
    });
  });

  it('sends nothing if somebody changed it since', async () => {
    const { subscription_id } = await shown();
    const { outcome, writes } = await edit({ subscription_id, updated_time: 'before', description: 'mine' });
    expect(outcome.result).toMatchObject({ ok: true, data: { isConflict: true } });
    expect(writes).toEqual([]);
  });

  it('is refused while enabled by some editions: disables, saves and enables if asked to', async () => {
    let isEnabled = true;
    const refuse: Parameters<typeof openLocalClient>[1] = {
      interfere: ({ method, body }) => {
        if (method === 'POST') isEnabled = JSON.stringify(body).includes('ENABLE"');
        return method === 'PUT' && isEnabled
          ? Response.json({ error_code: 'EG.00513002', error_msg: 'invalid subscription status' }, { status: 400 })
          : undefined;
      },
    };
    const fields = { ...(await shown()), description: 'mine' };
    const refused = await edit(fields, refuse);
    expect(refused.outcome).toMatchObject({
      result: { failure: { code: 'EG.00513002' } },
      explained: { key: 'subscriptionBusy' },
    });
    const saved = await edit({ ...fields, disable_first: '1' }, refuse);
    expect(saved.outcome.result).toMatchObject({ ok: true, data: { staysDisabled: false } });
    expect(saved.writes.map(({ method, body }) => [method, Object(body).operation])).toEqual([
      ['POST', 'DISABLE'],
      ['PUT', undefined],
      ['POST', 'ENABLE'],
    ]);
    const { json } = await grid.call('GET', `${PATH}/subscriptions/${fields.subscription_id}`);
    expect(json).toMatchObject({ description: 'mine', status: 'ENABLED' });
  });
});

describe('enabling and disabling', () => {
  it('has a result for each, also for one that EventGrid refuses in a good answer', async () => {
    const { id } = await make();
    const { eventGrid } = openLocalClient(grid);
    const form = () => localForm({ subscription_id: [id, 'no-such'] });
    const disabled = await runLocalAction(form(), eventGrid, disableSubscriptions);
    expect(disabled.outcome.result).toMatchObject({
      ok: true,
      data: [
        { id, ok: true },
        { id: 'no-such', ok: false, failure: { code: 'EG.00014040' }, explained: { key: 'subscriptionMissing' } },
      ],
    });
    const { json } = await grid.call('GET', `${PATH}/subscriptions/${id}`);
    expect(json.status).toBe('DISABLED');
    const enabled = await runLocalAction(form(), eventGrid, enableSubscriptions);
    expect(enabled.outcome.result).toMatchObject({ data: [{ id, ok: true }, { ok: false }] });
  });
});
