import { expect, it } from 'vitest';
import type { EgFailure, EgResult } from '@/lib/eventgrid/failures/result';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import type { CheckResult, WrittenItem } from '@/lib/pending-writes/check';
import { runPendingWrite, writesInFlight } from '@/lib/pending-writes/run';
import { makePendingWrite } from '../../support/make-pending-write';
import { makeSource } from '../../support/make-source';

const NOTHING: CheckResult = { kind: 'not-done', other: null };
const MADE = { id: 'made' };
const DONE: CheckResult = { kind: 'done', data: MADE, requestId: 'r' };
const lostBy = (kind: EgFailure['kind'], status: number | null = null) =>
  refusal(kind, { status, nothingChanged: false });

/** Runs a write that is answered so, with findings one a look; says what was sent, looked up and settled. */
async function run(
  answer: EgResult<WrittenItem>,
  findings: CheckResult[],
  { pressed = 'new', agoMs = 0 }: { pressed?: 'new' | 'open' | 'settled'; agoMs?: number } = {},
) {
  const events: string[] = [];
  const outcome = await runPendingWrite({
    store: {
      open: async () => {
        events.push('open');
        return pressed;
      },
      settle: async () => {
        events.push('settle');
      },
      find: async () => null,
    },
    pendingWrite: makePendingWrite({ sentAt: 1_000_000 - agoMs }),
    send: async () => {
      events.push('send');
      return answer;
    },
    check: async () => {
      events.push('look');
      return findings.shift() ?? NOTHING;
    },
    now: () => 1_000_000,
    onChecked: (_, { kind }) => void events.push(`found:${kind}`),
    pausesMs: [0, 0],
  });
  return { outcome, events: events.join(' ') };
}

it.each([
  ['a success', success(MADE, 'r')],
  ['a refusal that surely changed nothing', refusal('refused', { status: 400 })],
])('passes %s on, and settles', async (_, answer) => {
  const { outcome, events } = await run(answer, []);
  expect(outcome).toEqual({ kind: 'answered', result: answer });
  expect(events).toBe('open send settle');
});

it.each([
  ['broken', null],
  ['unreadable', 200],
  ['refused', 502],
  ['timeout', null],
  ['refused', 504],
] as const)('looks up what became of it after %s %s', async (kind, status) => {
  const { outcome, events } = await run(lostBy(kind, status), [NOTHING, DONE]);
  expect(outcome).toMatchObject({ kind: 'checked', checked: DONE, checks: 2 });
  expect(events).toBe('open send look look found:done settle');
});

const LOST = [
  ['broken', null],
  ['refused', 502],
  ['refused', 503],
  ['unreadable', 200],
  ['timeout', null],
  ['refused', 504],
] as const;

it.each(LOST)(
  'does not say after %s %s that it was not done, since EventGrid may be at work on it',
  async (kind, status) => {
    const { outcome, events } = await run(lostBy(kind, status), [], { agoMs: 29_999 });
    expect(outcome).toMatchObject({ checked: { kind: 'unknown', failure: null } });
    expect(events).toBe('open send look look look');
  },
);

it.each(LOST)('says so after %s %s once 30 s have passed since it was sent', async (kind, status) => {
  const { outcome, events } = await run(lostBy(kind, status), [], { agoMs: 30_000 });
  expect(outcome).toMatchObject({ checked: NOTHING, checks: 3 });
  expect(events).toBe('open send look look look found:not-done settle');
});

it.each([
  [29_999, 'open send look look look'],
  [30_000, 'open send look look look found:unproven settle'],
])('leaves an edit that nothing proves open for 30 s: %i ms', async (agoMs, expected) => {
  const unproven: CheckResult = { kind: 'unproven', data: MADE };
  const { outcome, events } = await run(lostBy('timeout'), [unproven, unproven, unproven], { agoMs });
  expect(outcome).toMatchObject({ checked: unproven });
  expect(events).toBe(expected);
});

it('stops looking as soon as something stands in its way', async () => {
  const taken: CheckResult = { kind: 'not-done', other: makeSource() };
  const { outcome, events } = await run(lostBy('timeout'), [NOTHING, taken, DONE], { agoMs: 30_000 });
  expect(outcome).toMatchObject({ checked: taken, checks: 2 });
  expect(events).toBe('open send look look found:not-done settle');
});

it('stays open while EventGrid cannot be checked', async () => {
  const failure = refusal('unreachable').failure;
  const unknown: CheckResult = { kind: 'unknown', failure };
  const { outcome, events } = await run(lostBy('broken'), [unknown, unknown, unknown]);
  expect(outcome).toMatchObject({ checked: unknown });
  expect(events).toBe('open send look look look');
});

it('sends nothing when the same press comes again: it is looked up', async () => {
  const { outcome, events } = await run(success({ id: 'twice' }, 'r'), [DONE], { pressed: 'open' });
  expect(outcome).toMatchObject({ lost: null, checked: DONE });
  expect(events).toBe('open look found:done settle');
});

it.each([
  ['open', 29_999, 'unknown'],
  ['open', 30_000, 'not-done'],
  ['settled', 29_999, 'unknown'],
  ['settled', 30_000, 'not-done'],
] as const)('says of an %s write sent %i ms ago, with nothing found: %s', async (pressed, agoMs, kind) => {
  const { outcome } = await run(success({ id: 'twice' }, 'r'), [], { pressed, agoMs });
  expect(outcome).toMatchObject({ checked: { kind } });
});

it('settles once the answer has left, and what cannot be settled is reported anyway', async () => {
  const settled: string[] = [];
  const later: (() => Promise<void>)[] = [];
  const pendingWrite = makePendingWrite();
  const outcome = await runPendingWrite({
    store: {
      open: async () => 'new',
      settle: async (_, id) => {
        settled.push(id);
        throw new Error('the store is down');
      },
      find: async () => null,
    },
    pendingWrite,
    send: async () => success(MADE, 'r'),
    check: async () => NOTHING,
    now: () => 0,
    afterAnswer: (work) => void later.push(work),
  });
  expect(outcome).toEqual({ kind: 'answered', result: success(MADE, 'r') });
  expect(settled).toEqual([]);
  expect(writesInFlight().has(pendingWrite.id)).toBe(true);
  await Promise.all(later.map((work) => work()));
  expect(settled).toEqual([pendingWrite.id]);
  expect(writesInFlight().has(pendingWrite.id)).toBe(false);
});
