import { describe, expect, it } from 'vitest';
import { readEventTrace } from '@/lib/eventgrid/answers/trace';
import { deliveredBy, expectedOf, whoGets } from '@/lib/events/who-gets';
import type { FilteringSubscription } from '@/lib/events/why-not-arrived';
import { MASK } from '@/lib/secrets/mask';

const subscriber = (id: string, filter: unknown, status = 'ENABLED'): FilteringSubscription => ({
  id,
  name: id,
  status,
  target_labels: [],
  sources: [
    { name: 'other', filter: { type: [{ op: 'IsNull' }] } },
    { name: 'orders', filter },
  ],
});
const PAID = { type: [{ op: 'StringIn', values: ['paid'] }] };
const LARGE = { data: { total: [{ op: 'NumberGreaterThan', value: 100 }] } };
const SECRET = { data: { password: MASK } };
const EVENTS = [
  { type: 'paid', data: { total: 101 } },
  { type: 'sent', data: { total: 100 } },
];

describe('who gets events', () => {
  it('is decided by the filter for this source, and says what stops the first that it lets not through', () => {
    expect(whoGets([subscriber('s1', PAID), subscriber('s2', LARGE)], 'orders', EVENTS)).toMatchObject([
      {
        id: 's1',
        matches: [true, false],
        obstacle: { event: 2, field: 'type', condition: PAID.type[0], seen: '"sent"' },
      },
      { id: 's2', matches: [true, false], obstacle: { event: 2, field: 'data.total', seen: '100' } },
    ]);
  });

  it('is not known for a filter that has secrets', () => {
    expect(whoGets([subscriber('s1', SECRET)], 'orders', EVENTS)).toMatchObject([{ matches: null, obstacle: null }]);
  });

  it('expects an event only at enabled subscriptions, and nothing certain beside an unknown filter', () => {
    const of = (...subscribers: FilteringSubscription[]) => expectedOf(whoGets(subscribers, 'orders', EVENTS), 0);
    expect(of(subscriber('s1', PAID), subscriber('s2', PAID, 'DISABLED'))).toEqual(['s1']);
    expect(of(subscriber('s1', PAID), subscriber('s2', SECRET))).toBeNull();
    expect(of(subscriber('s1', PAID), subscriber('s2', SECRET, 'DISABLED'))).toEqual(['s1']);
  });
});

describe('what became of an event', () => {
  const traceWith = (...statuses: string[]) =>
    readEventTrace({
      eventId: 'e',
      deliverList:
        statuses.length === 0
          ? []
          : [{ subscriptionId: 's1', deliverTargetList: statuses.map((deliverStatus) => ({ deliverStatus })) }],
    });

  it.each([
    ['no trace', null, ['s1'], 'waiting'],
    ['a trace without the expected subscription', traceWith(), ['s1'], 'delivering'],
    ['one of two expected', traceWith('SUCCESS'), ['s1', 's2'], 'delivering'],
    ['nobody expected', traceWith(), [], 'nobody'],
    ['nobody known', traceWith(), null, 'delivering'],
    ['a target that is still tried', traceWith('SUCCESS', 'PENDING'), ['s1'], 'delivering'],
    ['a word that is not documented', traceWith('RETRYING'), ['s1'], 'delivering'],
    ['all answered', traceWith('SUCCESS', 'SUCCESS'), ['s1'], 'delivered'],
    ['all answered, nobody known', traceWith('SUCCESS'), null, 'delivered'],
    ['one failed', traceWith('SUCCESS', 'FAILED'), ['s1'], 'failed'],
    ['a target that is not called', traceWith('NOT_CALLED'), ['s1'], 'notCalled'],
  ] as const)('with %s', (_, trace, expected, state) => {
    expect(deliveredBy(trace, expected)).toBe(state);
  });
});
