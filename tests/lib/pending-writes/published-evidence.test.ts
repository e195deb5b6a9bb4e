import { describe, expect, it } from 'vitest';
import type { EventGrid } from '@/lib/eventgrid/client';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { checkOwnWrite } from '@/lib/pending-writes/check';
import { publishEvidence } from '@/lib/pending-writes/published-evidence';
import type { PendingWrite } from '@/lib/store/pending-writes';

const SENT_AT = Date.parse('2026-11-28T10:00:00Z');
const NOW = SENT_AT + 5_000;
/** EventGrid's clock is ten minutes ahead of ours. */
const THEIRS = 600_000;

const write: PendingWrite = {
  id: 'press-1234567890-1',
  endpointId: 'local',
  projectId: 'p1',
  owner: 'o',
  operation: 'publishEvents',
  targetId: 's1',
  name: 'orders',
  bodyHash: publishEvidence('c1', ['e1', 'e2']),
  sentAt: SENT_AT,
};

/** An EventGrid whose traces were received at these times of its own clock. */
const gridWith = (received: Record<string, string | null>, now = NOW) =>
  ({
    showEventTrace: async (eventId: string, channelId: string) => {
      const receiveTime = received[eventId];
      if (receiveTime === undefined || channelId !== 'c1')
        return refusal('refused', { status: 404, code: 'EG.00014040' }, NOW);
      const trace = { eventId, eventSource: null, eventType: null, channelId, channelName: null, receiveTime };
      return { ...success({ ...trace, deliverList: [] }, 'r-1'), answeredAt: now + THEIRS };
    },
  }) as unknown as EventGrid;

const check = (received: Record<string, string | null>) =>
  checkOwnWrite('publishEvents', gridWith(received), write, NOW);

describe('the check of a publish whose answer was lost', () => {
  it('finds it done if each event has a trace since then, by EventGrid’s clock', async () => {
    expect(await check({ e1: '2026-11-28 10:10:00', e2: '2026-11-28 10:10:01' })).toMatchObject({
      kind: 'done',
      data: {
        id: 's1',
        events: [
          { event_id: 'e1', isUnconfirmed: false },
          { event_id: 'e2', isUnconfirmed: false },
        ],
      },
    });
  });

  it('leaves an event without a trace unconfirmed beside one that has it', async () => {
    expect(await check({ e2: '2026-11-28 10:10:01' })).toMatchObject({
      kind: 'done',
      data: { events: [{ isUnconfirmed: true }, { isUnconfirmed: false }] },
    });
  });

  it.each([
    ['no trace', {}],
    ['a trace of an earlier event with the same ID', { e1: '2026-11-28 10:09:58' }],
    ['a trace without a time', { e1: null }],
  ])('takes %s for no proof, and never says that nothing was sent', async (_, received) => {
    expect(await check(received)).toEqual({ kind: 'unknown', failure: null });
    const hourLater = SENT_AT + 3_600_000;
    const late = await checkOwnWrite('publishEvents', gridWith(received, hourLater), write, hourLater);
    expect(late.kind).toBe('unknown');
  });
});
