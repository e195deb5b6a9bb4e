import { screen, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventTimeline } from '@/components/events/event-timeline';
import { type EventTrace, readEventTrace } from '@/lib/eventgrid/answers/trace';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { countDeliveries, eventState, isSettled } from '@/lib/events/delivery';
import { idOf, LOCAL_OWNER, type LocalConsole, renderPart, startLocalConsole } from '../../support/local-console';

let here: LocalConsole;
let subscriptionId: string;
const TARGET_ID = '5c0f7c1e-2222-4c4d-8e9f-0a1b2c3d4e5f';

beforeAll(async () => {
  here = await startLocalConsole();
  const source = { name: 'orders-api', channel_id: here.local.ordersChannelId };
  await here.local.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body: source });
  const body = {
    name: 'paid-to-crm',
    channel_id: here.local.ordersChannelId,
    sources: [
      { name: 'orders-api', provider_type: 'CUSTOM', filter: { source: [{ op: 'StringIn', values: ['orders-api'] }] } },
    ],
    targets: [
      {
        id: TARGET_ID,
        name: 'HTTPS',
        provider_type: 'CUSTOM',
        detail: { url: 'https://crm.example/hook' },
        transform: { type: 'ORIGINAL' },
        dead_letter_queue: { type: 'KAFKA', instance_id: 'i', connection_id: 'c', topic: 'lost-events' },
      },
    ],
  };
  const made = await here.local.call('POST', `/v1/${LOCAL_PROJECT_ID}/subscriptions`, { body });
  expect(made.status, made.text).toBe(200);
  subscriptionId = idOf(made);
});
afterAll(() => here.close());

type Attempt = { deliverStatus: string; deliverRspCode: string };
const traceOf = (deliverStatus: string, attempts: readonly Attempt[], more: object = {}): EventTrace => {
  const details = attempts.map((attempt, index) => ({
    ...attempt,
    deliverTime: `2026/11/25 10:00:0${index}`,
    deliverConsuming: '1204',
  }));
  const targets = [
    { deliverTargetId: TARGET_ID, deliverTargetName: 'HTTPS', deliverStatus, deliverDetailList: details },
  ];
  const read = readEventTrace({
    eventId: 'e1',
    channelName: 'orders',
    receiveTime: '2026/11/25 09:59:59',
    deliverList: [{ subscriptionId, subscriptionName: 'paid-to-crm', deliverTargetList: targets, ...more }],
  });
  if (read === null) throw new Error('no trace');
  return read;
};
const ok = { deliverStatus: 'SUCCESS', deliverRspCode: '200' };
const bad = (deliverRspCode: string) => ({ deliverStatus: 'FAILED', deliverRspCode });

describe('the timeline of an event', () => {
  it.each([
    [
      'one answer',
      'SUCCESS',
      [ok],
      ['Delivered by paid-to-crm', 'Webhook crm.example answered 200 in 1204 ms. First attempt.'],
    ],
    ['a later answer', 'SUCCESS', [bad('503'), ok], ['Delivered by paid-to-crm', 'Attempt 2.']],
    [
      'no more tries',
      'FAILED',
      [bad('503')],
      [
        'Not delivered by paid-to-crm',
        'answered 503',
        'EventGrid tried 1 time.',
        'dead letter queue lost-events',
        'Open paid-to-crm',
      ],
    ],
    [
      'no connection',
      'FAILED',
      [bad('ECONNREFUSED'), bad('ECONNREFUSED')],
      ['could not be called: the connection was refused.', 'EventGrid tried 2 times.'],
    ],
    ['no answer in time', 'FAILED', [bad('timeout')], ['no answer in time']],
    [
      'nothing yet',
      'PENDING',
      [],
      ['Not delivered yet by paid-to-crm', 'Webhook crm.example has not been called yet.'],
    ],
    ['a further try to come', 'PENDING', [bad('500')], ['answered 500', 'EventGrid will try again.']],
    [
      'a target that is not called here',
      'NOT_CALLED',
      [{ deliverStatus: 'NOT_CALLED', deliverRspCode: 'not called here' }],
      ['Not called here, for paid-to-crm'],
    ],
    ['a status of another time', 'SKIPPED', [], ['Webhook crm.example has the status SKIPPED.']],
  ] as const)('says what happened: %s', async (_, status, attempts, words) => {
    renderPart(<EventTimeline owner={LOCAL_OWNER} trace={traceOf(status, attempts)} />);
    await screen.findByText(/crm\.example/);
    const steps = screen.getByRole('list', { name: 'What happened' });
    expect(steps).toHaveTextContent('Received by channel orders');
    expect(steps).toHaveTextContent('Matched 1 subscription');
    for (const word of words) expect(steps).toHaveTextContent(word);
  });

  it('lists the attempts, the newest first, with time, status, code and duration', async () => {
    renderPart(<EventTimeline owner={LOCAL_OWNER} trace={traceOf('SUCCESS', [bad('503'), ok])} />);
    const attempts = await screen.findByRole('list', { name: 'Attempts to call Webhook crm.example' });
    const rows = within(attempts).getAllByRole('listitem');
    expect(rows.map((row) => [row.getAttribute('data-status'), row.textContent])).toEqual([
      ['SUCCESS', 'Delivered 10:00:01 UTC2001,204 ms'],
      ['FAILED', 'Failed 10:00:00 UTC5031,204 ms'],
    ]);
    expect(rows[0]?.querySelector('time')).toHaveAttribute('datetime', '2026-11-25T10:00:01.000Z');
  });

  it('says how many attempts there were if EventGrid lists only the last', () => {
    const trace = traceOf('FAILED', [bad('503'), bad('503'), bad('503')], { allDeliverTimes: 7 });
    renderPart(<EventTimeline owner={LOCAL_OWNER} trace={trace} />);
    expect(screen.getByText(/EventGrid tried 7 times\./)).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'What happened' })).toHaveTextContent('It lists the last 3.');
  });

  it('says that nobody took the event, and names the target’s kind if its subscription is gone', () => {
    const trace = traceOf('SUCCESS', [ok], { subscriptionId: 'gone' });
    renderPart(
      <>
        <EventTimeline owner={LOCAL_OWNER} trace={{ ...trace, deliverList: [] }} />
        <EventTimeline owner={LOCAL_OWNER} trace={trace} />
      </>,
    );
    const [none, gone] = screen.getAllByRole('list', { name: 'What happened' });
    expect(none).toHaveTextContent('Matched no subscription');
    expect(gone).toHaveTextContent('Webhook answered 200 in 1204 ms.');
  });
});

describe('the state of an event', () => {
  it.each([
    ['SUCCESS', 'delivered', true],
    ['FAILED', 'failed', true],
    ['PENDING', 'waiting', false],
    ['', 'waiting', false],
    ['NOT_CALLED', 'notCalled', true],
    ['NEW', 'other', true],
  ])('is, for a target’s %j, %s, and settled: %j', (status, state, settled) => {
    const counts = countDeliveries(traceOf(status, []));
    expect([eventState(counts), isSettled(counts)]).toEqual([state, settled]);
  });

  it('is that of its worst target, and nobody’s without one', () => {
    const mixed = [...traceOf('SUCCESS', []).deliverList, ...traceOf('FAILED', []).deliverList];
    expect(countDeliveries({ deliverList: mixed })).toMatchObject({ delivered: 1, failed: 1, total: 2 });
    expect(eventState(countDeliveries({ deliverList: mixed }))).toBe('failed');
    expect(eventState(countDeliveries({ deliverList: [] }))).toBe('nobody');
  });
});
