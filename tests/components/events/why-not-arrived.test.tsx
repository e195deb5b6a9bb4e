import { randomUUID } from 'node:crypto';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import WhyNotArrived from '@/components/events/why-not-arrived';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { WhyFacts } from '@/lib/events/why-not-arrived';
import { freePort } from '../../support/free-port';
import { idOf, LOCAL_OWNER, type LocalConsole, renderPart, startLocalConsole } from '../../support/local-console';
import { withWebhook } from '../../support/webhook';

// Ten ways for an event not to arrive, each made for real: the local EventGrid delivers to webhooks on loopback. The
// page's own component reads EventGrid by the console's own routes and names the first broken link.

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
let here: LocalConsole;
let channelId: string;

beforeAll(async () => {
  here = await startLocalConsole({ delivers: { firstRetryMs: 5, timeoutMs: 300 } });
  channelId = here.local.ordersChannelId;
});
afterEach(() => {
  cleanup();
  here.interfere(() => undefined);
});
afterAll(() => here.close());

async function makeSource(onChannel = channelId) {
  const name = `why-${randomUUID()}`;
  const id = idOf(await here.local.call('POST', `${V1}/sources`, { body: { name, channel_id: onChannel } }));
  return { id, name };
}

type Subscription = { url?: string; filter?: object; disabled?: boolean };

async function subscribe(
  source: string,
  { url = 'http://127.0.0.1:9/', filter = {}, disabled = false }: Subscription = {},
) {
  const body = {
    name: `for-${source}`,
    channel_id: channelId,
    sources: [
      {
        name: source,
        provider_type: 'CUSTOM',
        filter: { source: [{ op: 'StringIn', values: [source] }], ...filter },
      },
    ],
    targets: [
      { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url }, transform: { type: 'ORIGINAL' }, retry_times: 1 },
    ],
  };
  const id = idOf(await here.local.call('POST', `${V1}/subscriptions`, { body }));
  if (disabled)
    await here.local.call('POST', `${V1}/subscriptions/operation`, {
      body: { subscription_ids: [id], operation: 'DISABLE' },
    });
  return id;
}

type Sent = { id: string; event: Record<string, unknown>; refusal: WhyFacts['refusal']; trace: WhyFacts['trace'] };

/** Publishes an event by the console's client, and waits until each of its targets has answered. */
async function send(source: string, more: Record<string, unknown> = {}, to = channelId): Promise<Sent> {
  const id = randomUUID();
  const event = { id, source, specversion: '1.0', type: 'order.paid', data: { size: 1 }, ...more };
  const published = await here.eventGrid.publishEvents(to, [event]);
  const entry = published.ok ? published.data.events[0] : null;
  const refusal = published.ok
    ? entry?.error_code
      ? { code: entry.error_code, message: entry.error_msg }
      : null
    : { code: published.failure.code, message: published.failure.message };
  if (refusal) return { id, event, refusal, trace: null };
  const trace = await vi.waitFor(
    async () => {
      const read = await here.eventGrid.showEventTrace(id, to);
      if (!read.ok) throw new Error(read.failure.kind);
      expect(JSON.stringify(read.data)).not.toContain('PENDING');
      return read.data;
    },
    { timeout: 10_000, interval: 10 },
  );
  return { id, event, refusal, trace };
}

/** Waits for the verdict; the page's announcer is a status as well. */
const findVerdict = () =>
  waitFor(() => {
    const verdict = screen.getAllByRole('status').find((one) => one.hasAttribute('data-broken'));
    if (verdict === undefined) throw new Error('no verdict yet');
    return verdict;
  });

/** Shows what the page says of an event, or of the source alone. */
async function explain(sourceId: string, sent: Partial<Sent> = {}, at = channelId) {
  const bytes = sent.event ? Buffer.byteLength(JSON.stringify(sent.event)) : null;
  renderPart(
    <WhyNotArrived
      owner={LOCAL_OWNER}
      sourceId={sourceId}
      channelId={at}
      eventId={sent.id}
      event={sent.event ?? null}
      bytes={bytes}
      refusal={sent.refusal ?? null}
      trace={sent.trace ?? null}
    />,
  );
  const verdict = await findVerdict();
  const broken = [...document.querySelectorAll('[data-link-state="broken"]')].map((one) =>
    one.getAttribute('data-link'),
  );
  return {
    link: verdict.getAttribute('data-broken'),
    why: verdict.getAttribute('data-why'),
    text: verdict.textContent ?? '',
    fix: verdict.querySelector('a')?.getAttribute('href') ?? null,
    broken,
  };
}

it('finds nothing broken if the event was delivered', async () => {
  const source = await makeSource();
  await withWebhook(async (url) => {
    await subscribe(source.name, { url });
    expect(await explain(source.id, await send(source.name))).toMatchObject({ link: 'none', broken: [] });
    expect(screen.getByText('The event arrived')).toBeInTheDocument();
  });
});

it('1: the source is not on the channel', async () => {
  const other = await here.local.call('POST', `${V1}/channels`, { body: { name: `other-${randomUUID()}` } });
  const source = await makeSource(idOf(other));
  const sent = await send(source.name);
  expect(sent.refusal).not.toBeNull();
  expect(await explain(source.id, sent)).toMatchObject({
    link: 'channel',
    why: 'otherChannel',
    broken: ['channel'],
    fix: `/sources/${source.id}`,
  });
});

it('1: no source has the name', async () => {
  const source = await makeSource();
  expect(await explain(source.id, await send('nobody-has-this-name'))).toMatchObject({
    link: 'source',
    why: 'otherSource',
  });
});

it('2: the source is in ERROR', async () => {
  const source = await makeSource();
  await subscribe(source.name);
  here.interfere(async ({ method, path }) => {
    if (method !== 'GET' || !path.endsWith(`/sources/${source.id}`)) return undefined;
    const { json } = await here.local.call('GET', path);
    return Response.json({ ...json, status: 'ERROR', error_info: { error_msg: 'The queue refused the password.' } });
  });
  const said = await explain(source.id);
  expect(said).toMatchObject({ link: 'source', why: 'sourceFailed', fix: `/sources/${source.id}` });
  expect(said.text).toContain('The queue refused the password.');
});

it('3: no subscription', async () => {
  const source = await makeSource();
  expect(await explain(source.id, await send(source.name))).toMatchObject({
    link: 'subscription',
    why: 'noSubscription',
    fix: `/subscriptions/new?channel_id=${channelId}&source=${source.name}`,
  });
});

it('4: the subscription is disabled', async () => {
  const source = await makeSource();
  const id = await subscribe(source.name, { disabled: true });
  expect(await explain(source.id, await send(source.name))).toMatchObject({
    link: 'subscription',
    why: 'notEnabled',
    fix: `/subscriptions/${id}`,
  });
});

it.each([
  [
    '5: the filter wants another type',
    { type: [{ op: 'StringIn', values: ['order.refunded'] }] },
    'type',
    'order.paid',
  ],
  ['6: the filter wants other data', { data: { size: [{ op: 'NumberGreaterThan', value: 1 }] } }, 'data.size', '1'],
])('%s', async (_, filter, field, has) => {
  const source = await makeSource();
  const id = await subscribe(source.name, { filter });
  const said = await explain(source.id, await send(source.name));
  expect(said).toMatchObject({ link: 'filter', why: 'noMatch', fix: `/subscriptions/${id}` });
  const conditions = [...document.querySelectorAll('[data-condition]')];
  expect(conditions.map((one) => one.getAttribute('data-condition'))).toEqual([field]);
  expect(conditions[0]).toHaveTextContent(`The event has ${/\d/.test(has) ? has : `"${has}"`}.`);
});

it('7: the webhook answers 500', async () => {
  const source = await makeSource();
  await withWebhook(
    async (url) => {
      const id = await subscribe(source.name, { url });
      const said = await explain(source.id, await send(source.name));
      expect(said).toMatchObject({ link: 'target', why: 'answered', fix: `/subscriptions/${id}` });
      expect(said.text).toContain('answered 500');
    },
    () => 500,
  );
});

it('8: the webhook is down', async () => {
  const source = await makeSource();
  await subscribe(source.name, { url: `http://127.0.0.1:${await freePort()}/` });
  expect(await explain(source.id, await send(source.name))).toMatchObject({ link: 'target', why: 'down' });
});

it('9: the webhook is slow', async () => {
  const source = await makeSource();
  await withWebhook(
    async (url) => {
      await subscribe(source.name, { url });
      expect(await explain(source.id, await send(source.name))).toMatchObject({ link: 'target', why: 'slow' });
    },
    () => null,
  );
});

it('10: EventGrid refuses the event for its size', async () => {
  const source = await makeSource();
  await subscribe(source.name);
  const sent = await send(source.name, { data: { text: 'x'.repeat(65_536) } });
  expect(sent.refusal?.code).toContain('00533012');
  expect(await explain(source.id, sent)).toMatchObject({ link: 'event', why: 'tooLarge', fix: null });
});

it('names an event that EventGrid has no record of, by the ID that the user enters', async () => {
  const source = await makeSource();
  await subscribe(source.name);
  const { user } = renderPart(<WhyNotArrived owner={LOCAL_OWNER} sourceId={source.id} channelId={channelId} />);
  await user.type(screen.getByLabelText('Event ID, or the event as JSON'), 'never-sent');
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await findVerdict()).toHaveAttribute('data-why', 'notReceived');
});

it('checks an event that the user pastes without sending it', async () => {
  const source = await makeSource();
  await subscribe(source.name, { filter: { type: [{ op: 'StringIn', values: ['order.refunded'] }] } });
  const { user } = renderPart(<WhyNotArrived owner={LOCAL_OWNER} sourceId={source.id} channelId={channelId} />);
  const before = here.writes().length;
  await user.click(screen.getByLabelText('Event ID, or the event as JSON'));
  await user.paste(JSON.stringify({ id: 'e1', source: source.name, type: 'order.paid' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await findVerdict()).toHaveAttribute('data-why', 'noMatch');
  expect(here.writes()).toHaveLength(before);
});
