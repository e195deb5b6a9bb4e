import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { editForm, editValuesOf } from '@/lib/subscriptions/edit';
import { EMPTY_TARGET, type TargetValues } from '@/lib/subscriptions/targets';
import { updateSubscription } from '@/lib/subscriptions/update';
import { openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let grid: TestEventGrid;
const PATH = `/v1/${LOCAL_PROJECT_ID}`;
beforeEach(async () => {
  grid = await startTestEventGrid();
  await grid.call('POST', `${PATH}/sources`, { body: { name: 'orders-api', channel_id: grid.ordersChannelId } });
});
afterEach(() => grid.close());

const ORIGINAL = { type: 'ORIGINAL', value: '' };
const WEBHOOK = { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url: 'https://a.example' }, transform: ORIGINAL };
const LAMP = { name: 'HC.Lighthouse', provider_type: 'OFFICIAL', detail: { lamp: 3 }, transform: ORIGINAL };
const KAFKA = {
  name: 'HC.Kafka',
  provider_type: 'OFFICIAL',
  connection_id: 'c-1',
  kafka_detail: { topic: 'ledger', keyTransform: { type: 'CONSTANT', value: 'k' } },
  transform: { type: 'CONSTANT', value: '{"password":"canary-constant"}' },
  retry_times: 3,
  dead_letter_queue: { type: 'KAFKA', instance_id: 'i', connection_id: 'c-2', topic: 'dead' },
};
const API = {
  name: 'HC.APIGW',
  provider_type: 'OFFICIAL',
  apigw_detail: {
    url: 'https://api.example/x',
    invocation_http_parameters: {
      header_parameters: [
        { key: 'X-Plain', value: 'open', is_value_secret: false },
        { key: 'X-Key', value: 'canary-key', is_value_secret: true, odd: 1 },
        { key: 'X-Other', value: 'canary-other', is_value_secret: true },
      ],
    },
  },
  transform: ORIGINAL,
};
const id = expect.any(String);

/** Makes a subscription with these targets and edits it as the form does. Returns what was sent, and the outcome. */
async function edit(
  targets: object[],
  change: (targets: TargetValues[]) => TargetValues[],
  answerAs: (answer: Record<string, unknown>) => unknown = (answer) => answer,
) {
  const made = await grid.call('POST', `${PATH}/subscriptions`, {
    body: {
      name: 'many',
      channel_id: grid.ordersChannelId,
      sources: [{ name: 'orders-api', provider_type: 'CUSTOM', filter: {} }],
      targets,
    },
  });
  const { eventGrid, sent } = openLocalClient(grid, {
    interfere: async ({ method, path }) =>
      method === 'GET' ? Response.json(answerAs((await grid.call('GET', path)).json)) : undefined,
  });
  const read = await eventGrid.getSubscription(String(made.json.id));
  if (!read.ok) throw new Error('The subscription exists.');
  const subscription: SubscriptionWithRaw = read.data;
  const shown = editValuesOf(subscription);
  const values = { ...shown, targets: change(shown.targets) };
  const owner = { project_id: LOCAL_PROJECT_ID, endpoint_id: 'local' };
  const form = editForm(owner, subscription, values, shown, false);
  const { outcome, lines } = await runLocalAction(form, eventGrid, updateSubscription);
  const puts = sent.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  return { outcome, puts, posted: [...form.keys()], printed: JSON.stringify([lines, outcome, shown]) };
}

describe('an edit of targets', () => {
  it('adds a target at the end, and sends the others as EventGrid has them', async () => {
    const { puts, posted } = await edit([KAFKA, LAMP], (targets) => [
      ...targets,
      { ...EMPTY_TARGET, url: 'https://new.example' },
    ]);
    expect(puts).toEqual([
      {
        targets: [
          { id, ...KAFKA },
          { id, ...LAMP },
          {
            name: 'HTTPS',
            provider_type: 'CUSTOM',
            detail: { url: 'https://new.example' },
            transform: { type: 'ORIGINAL' },
          },
        ],
      },
    ]);
    expect(posted.filter((name) => /^targets\.[01]\./.test(name))).toEqual(['targets.0.place', 'targets.1.place']);
  });

  it('removes a target, also of an unknown kind', async () => {
    const { puts } = await edit([WEBHOOK, LAMP, KAFKA], ([first, , last]) => [first, last] as TargetValues[]);
    expect(puts).toEqual([
      {
        targets: [
          { id, ...WEBHOOK },
          { id, ...KAFKA },
        ],
      },
    ]);
  });

  it('changes one text and keeps the rest of the target exactly, what is masked in the page too', async () => {
    const { puts, printed } = await edit([KAFKA], ([one]) => [{ ...(one as TargetValues), topic: 'other' }]);
    expect(puts).toEqual([{ targets: [{ id, ...KAFKA, kafka_detail: { ...KAFKA.kafka_detail, topic: 'other' } }] }]);
    expect(printed).not.toContain('canary');
  });

  it('keeps a transform that this console does not know, until another is chosen', async () => {
    const spun = { type: 'SPIN', value: 'v', speed: 2 };
    const spin = (answer: Record<string, unknown>) => ({
      ...answer,
      targets: (answer.targets as object[]).map((target) => ({ ...target, transform: spun })),
    });
    const kept = await edit([WEBHOOK], ([one]) => [{ ...(one as TargetValues), url: 'https://b.example' }], spin);
    expect(Object(kept.outcome.result)).toMatchObject({ failure: { status: 400 } });
    expect(kept.puts).toEqual([
      { targets: [{ id, ...WEBHOOK, detail: { url: 'https://b.example' }, transform: spun }] },
    ]);
  });

  it('asks for every secret header again as soon as the list is sent, and drops a removed one', async () => {
    const retype = (target: TargetValues) => ({
      ...target,
      headers: target.headers.map((header) =>
        header.kind === 'secret' ? { ...header, secret_value: 'canary-new' } : header,
      ),
    });
    const forgotten = await edit([API, WEBHOOK], ([api, hook]) => [
      api as TargetValues,
      { ...(hook as TargetValues), url: 'https://b.example' },
    ]);
    expect(forgotten.outcome.fieldErrors).toEqual({
      'targets.0.headers.1.secret_value': 'secret_value.required',
      'targets.0.headers.2.secret_value': 'secret_value.required',
    });
    expect([forgotten.puts, forgotten.printed.includes('canary')]).toEqual([[], false]);
    const [made] = (await grid.call('GET', `${PATH}/subscriptions`)).json.items as { id: string }[];
    await grid.call('DELETE', `${PATH}/subscriptions/${made?.id}`);
    const saved = await edit([API], ([api]) => {
      const again = retype(api as TargetValues);
      return [{ ...again, headers: again.headers.slice(0, 2) }];
    });
    expect(saved.puts).toMatchObject([
      {
        targets: [
          {
            apigw_detail: {
              url: 'https://api.example/x',
              invocation_http_parameters: {
                header_parameters: [
                  { key: 'X-Plain', value: 'open' },
                  { key: 'X-Key', value: 'canary-new', is_value_secret: true, odd: 1 },
                ],
              },
            },
          },
        ],
      },
    ]);
    expect(saved.printed).not.toContain('canary');
  });

  it('refuses a place that is there twice, or that EventGrid does not have', async () => {
    const twice = await edit([WEBHOOK, LAMP], ([, lamp]) => [lamp, lamp] as TargetValues[]);
    expect([twice.outcome.fieldErrors, twice.puts]).toEqual([{ targets: 'targets.changed' }, []]);
  });
});
