import { describe, expect, it } from 'vitest';
import { readEventContent, readMetrics, readTracedEvents } from '@/lib/eventgrid/answers/observation';
import { readEventTrace } from '@/lib/eventgrid/answers/trace';

const SECONDS = 1_795_600_800;
const TRACED = { event_id: 'e1', event_type: 'order.paid', source_name: 'orders', source_provider: 'CUSTOM' };

describe('readTracedEvents', () => {
  it.each([
    ['result', { total: 1, size: 1, result: [TRACED] }],
    ['items', { total: 1, size: 1, items: [TRACED] }],
    ['both, the same', { total: 1, size: 1, result: [TRACED], items: [TRACED] }],
    ['items beside a result that is null', { total: 1, result: null, items: [TRACED] }],
  ])('reads entries in %s', (_, body) => {
    expect(readTracedEvents(body)).toEqual({
      total: 1,
      items: [{ ...TRACED, subscription_name: null, event_received_time: null }],
    });
  });

  it.each([
    ['seconds', SECONDS],
    ['seconds in a string', String(SECONDS)],
    ['milliseconds', SECONDS * 1000],
  ])('reads a time in %s', (_, event_received_time) => {
    const page = readTracedEvents({ total: 1, result: [{ ...TRACED, event_received_time }] });
    expect(page?.items[0]?.event_received_time).toBe(SECONDS * 1000);
  });

  it.each([['text'], [null], [{ total: 'x' }], [[TRACED]]])('reads no list from %j', (body) => {
    expect(readTracedEvents(body)).toBeNull();
  });
});

describe('readMetrics', () => {
  it('reads points, oldest first, without those that have no time', () => {
    const points = readMetrics({
      total: 3,
      result: [{ timestamp: SECONDS * 1000 + 60_000, num: 3, success_num: '2' }, { num: 9 }, { timestamp: SECONDS }],
    });
    expect(points).toMatchObject([
      { timestamp: SECONDS * 1000, num: null },
      { timestamp: SECONDS * 1000 + 60_000, num: 3, success_num: 2, fail_num: null, event_size: null },
    ]);
  });

  it('reads no points from an answer without any', () => {
    expect(readMetrics({ total: 0, result: null })).toEqual([]);
    expect(readMetrics('<html>')).toBeNull();
  });
});

describe('readEventContent', () => {
  it.each([
    ['JSON as it is', '{"id":"e1","data":{"n":1.10}}', '{"id":"e1","data":{"n":1.10}}'],
    ['JSON in a string', '"{\\"id\\":\\"e1\\"}"', '{"id":"e1"}'],
  ])('keeps %s to the letter', (_, text, content) => {
    expect(readEventContent(text)).toEqual({ content });
  });

  it.each([[''], ['<html>'], ['null'], ['[1]']])('reads none from %j', (text) => {
    expect(readEventContent(text)).toBeNull();
  });
});

describe('readEventTrace', () => {
  it('reads attempts in the order of their times, whatever else is missing', () => {
    const attempt = (deliverTime: string) => ({ deliverTime, deliverStatus: 'FAILED', deliverConsuming: '12' });
    const targets = [
      { deliverTargetId: 't1', deliverDetailList: [attempt('2026/11/25 10:00:02'), attempt('2026/11/25 10:00:00')] },
      'odd',
    ];
    expect(
      readEventTrace({
        eventId: 'e1',
        receiveTime: '2026/11/25 09:59:59',
        deliverList: [{ deliverTargetList: targets }],
      }),
    ).toMatchObject({
      eventId: 'e1',
      eventType: null,
      receiveTime: '2026-11-25 09:59:59',
      deliverList: [
        {
          subscriptionName: null,
          deliverTargetList: [
            {
              deliverTargetId: 't1',
              deliverDetailList: [
                { deliverTime: '2026-11-25 10:00:00', deliverConsuming: 12, deliverRspCode: null },
                { deliverTime: '2026-11-25 10:00:02' },
              ],
            },
          ],
        },
      ],
    });
  });

  it('reads a trace without deliveries, and none from something else', () => {
    expect(readEventTrace({ deliverList: null })?.deliverList).toEqual([]);
    expect(readEventTrace('text')).toBeNull();
  });
});
