import { type Channel, readChannel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { PublishedEvents } from '@/lib/eventgrid/answers/published';
import { readSourceWithRaw, type Source, type SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { readSubscriptionWithRaw, type SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { DeletedItem, EventGrid } from '@/lib/eventgrid/client';
import { isGone } from '@/lib/eventgrid/failures/report';
import type { EgFailure, EgResult } from '@/lib/eventgrid/failures/result';
import type { WriteName } from '@/lib/eventgrid/operations';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { compareWithCreate, type Recognizable } from './create-evidence';
import { compareWithEdit, type Editable } from './pending-write';
import { readPublishedNow } from './published-evidence';
import { comparable, recognizable } from './subscription-evidence';

/** The result of each tracked write. A later check has to find no more than this. */
export type WriteResults = {
  createSource: SourceWithRaw;
  updateSource: SourceWithRaw;
  deleteSource: DeletedItem;
  createChannel: Channel;
  updateChannel: Channel;
  deleteChannel: DeletedItem;
  createSubscription: SubscriptionWithRaw;
  updateSubscription: SubscriptionWithRaw;
  deleteSubscription: DeletedItem;
  enableSubscription: WrittenItem;
  disableSubscription: WrittenItem;
  publishEvents: PublishedEvents;
};

/** The writes whose outcome is checked if their answer is lost. A missing one does not compile. */
export type WriteOperation = WriteName;

type IdAndName = { id: string | null; name: string | null };

/** The fields that all results have, for a report or a log line. */
export type WrittenItem = { id: string | null; name?: string | null };

/**
 * What EventGrid shows about a write whose answer was lost.
 *
 * - `done`: it took effect; `data` is what its answer would have contained.
 * - `not-done`: it did not; `other` has the name instead, null if the name is free.
 * - `unproven`: an edit's item is neither as it was before nor as it was sent, or only secrets were sent. What has a
 * create's name may be ours or someone else's.
 * - `unknown`: EventGrid did not answer, or may still be working on it.
 */
export type CheckResult<T = WrittenItem> =
  | { kind: 'done'; data: T; requestId: string | null }
  | { kind: 'not-done'; other: IdAndName | null }
  | { kind: 'unproven'; data: T }
  | { kind: 'unknown'; failure: EgFailure | null };

/** The parts of EventGrid that a check reads. */
export type Reader = Pick<
  EventGrid,
  | 'listSources'
  | 'getSource'
  | 'listChannels'
  | 'getChannel'
  | 'listSubscriptions'
  | 'getSubscription'
  | 'showEventTrace'
>;

/** `now` is the clock by which the write was recorded. */
type Check<T> = (eventGrid: Reader, write: PendingWrite, now: number) => Promise<CheckResult<T>>;

/** How long one check may take: there may be several, and the user is waiting. */
const SOON = { deadlineMs: 5_000 };

const UNDONE = { kind: 'not-done', other: null } as const;

const CHECKS: { [Operation in WriteOperation]: Check<WriteResults[Operation]> } = {
  createSource: async (eventGrid, write, now) =>
    checkCreated(await eventGrid.listSources(exactName(write), SOON), write, now, async (listed, requestId) => {
      const whole = await eventGrid.getSource(listed.id, SOON);
      return whole.ok ? whole : { data: { ...listed, raw: null }, requestId };
    }),
  updateSource: async (eventGrid, write) => checkUpdated(await eventGrid.getSource(write.targetId, SOON), write),
  deleteSource: async (eventGrid, { targetId }) => checkDeleted(targetId, await eventGrid.getSource(targetId, SOON)),
  createChannel: async (eventGrid, write, now) =>
    checkCreated(await eventGrid.listChannels(exactName(write), SOON), write, now, async (data, requestId) => ({
      data,
      requestId,
    })),
  updateChannel: async (eventGrid, write) => checkUpdated(await eventGrid.getChannel(write.targetId, SOON), write),
  deleteChannel: async (eventGrid, { targetId }) => checkDeleted(targetId, await eventGrid.getChannel(targetId, SOON)),
  createSubscription: async (eventGrid, write, now) =>
    checkCreated(
      await eventGrid.listSubscriptions(exactName(write), SOON),
      write,
      now,
      async (listed, requestId) => {
        const whole = await eventGrid.getSubscription(listed.id, SOON);
        return whole.ok ? whole : { data: { ...listed, sources: [], targets: [], raw: null }, requestId };
      },
      recognizable,
    ),
  updateSubscription: async (eventGrid, write) => {
    const read = await eventGrid.getSubscription(write.targetId, SOON);
    return checkUpdated(read, write, comparable);
  },
  deleteSubscription: async (eventGrid, { targetId }) =>
    checkDeleted(targetId, await eventGrid.getSubscription(targetId, SOON)),
  enableSubscription: async (eventGrid, { targetId }) =>
    checkStatus('ENABLED', await eventGrid.getSubscription(targetId, SOON)),
  disableSubscription: async (eventGrid, { targetId }) =>
    checkStatus('DISABLED', await eventGrid.getSubscription(targetId, SOON)),
  // A missing trace proves nothing: EventGrid writes it later, and does not promise one.
  publishEvents: async (eventGrid, write, now) => {
    const data = await readPublishedNow(eventGrid, write, now, SOON);
    return data.events.every(({ isUnconfirmed }) => isUnconfirmed)
      ? { kind: 'unknown', failure: null }
      : { kind: 'done', data, requestId: null };
  },
};

type Written<T> = (eventGrid: Reader, id: string, write: PendingWrite, now: number) => Promise<T>;

const sourceNow: Written<SourceWithRaw> = async (eventGrid, id, { name }) => {
  const read = await eventGrid.getSource(id, SOON);
  return read.ok ? read.data : (readSourceWithRaw({ id, name }) as SourceWithRaw);
};
const channelNow: Written<Channel> = async (eventGrid, id, { name }) => {
  const read = await eventGrid.getChannel(id, SOON);
  return read.ok ? read.data : (readChannel({ id, name }) as Channel);
};
const subscriptionNow: Written<SubscriptionWithRaw> = async (eventGrid, id, { name }) => {
  const read = await eventGrid.getSubscription(id, SOON);
  return read.ok ? read.data : (readSubscriptionWithRaw({ id, name }) as SubscriptionWithRaw);
};
const deleted: Written<DeletedItem> = async (_, id) => ({ id });

const WRITTEN: { [Operation in WriteOperation]: Written<WriteResults[Operation]> } = {
  createSource: sourceNow,
  updateSource: sourceNow,
  deleteSource: deleted,
  createChannel: channelNow,
  updateChannel: channelNow,
  deleteChannel: deleted,
  createSubscription: subscriptionNow,
  updateSubscription: subscriptionNow,
  deleteSubscription: deleted,
  enableSubscription: deleted,
  disableSubscription: deleted,
  publishEvents: (eventGrid, _, write, now) => readPublishedNow(eventGrid, write, now, SOON),
};

/**
 * Reads what a write made or changed, `id`, as it is now; its ID and name alone if it cannot be read any more.
 */
export const readWritten = <Operation extends WriteOperation>(
  operation: Operation,
  eventGrid: Reader,
  id: string,
  write: PendingWrite,
  now: number,
): Promise<WriteResults[Operation]> => WRITTEN[operation](eventGrid, id, write, now);

/** Checks the outcome of one of our writes once, by the exact name or the ID. Refusals are results. */
export function checkOwnWrite<Operation extends WriteOperation>(
  operation: Operation,
  eventGrid: Reader,
  write: PendingWrite,
  now: number,
): Promise<CheckResult<WriteResults[Operation]>> {
  return CHECKS[operation](eventGrid, write, now);
}

/**
 * Checks the outcome of a stored write once. It is `unknown` if another version of the console wrote it and this one
 * does not know its operation.
 */
export async function checkWrite(
  eventGrid: Reader,
  write: PendingWrite,
  now: number,
): Promise<CheckResult<WriteResults[WriteOperation]>> {
  const { operation } = write;
  return isWriteOperation(operation)
    ? checkOwnWrite(operation, eventGrid, write, now)
    : { kind: 'unknown', failure: null };
}

/** Returns whether this version knows a stored operation. */
export const isWriteOperation = (operation: string): operation is WriteOperation => Object.hasOwn(CHECKS, operation);

const exactName = ({ name }: PendingWrite) => ({ name, limit: 10 });

type Created = IdAndName & { created_time: string | null };
type ReadWhole<Item, Whole> = (
  listed: Item & { id: string },
  requestId: string | null,
) => Promise<{ data: Whole; requestId: string | null }>;

/** A gateway that drops the query would return anything: the name is compared here too. */
async function checkCreated<Item extends Created, Whole extends Created>(
  listed: EgResult<Page<Item>>,
  write: PendingWrite,
  now: number,
  readWhole: ReadWhole<Item, Whole>,
  asSent: (whole: Whole) => Recognizable = (whole) => whole,
): Promise<CheckResult<Whole>> {
  if (!listed.ok) return { kind: 'unknown', failure: listed.failure };
  const match = listed.data.items.find(({ name }) => name === write.name);
  if (match === undefined) return UNDONE;
  const { id, name } = match;
  const isTheirs = { kind: 'not-done', other: { id, name } } as const;
  if (id === null) return isTheirs;
  const { data, requestId } = await readWhole({ ...match, id }, listed.requestId);
  const when = { answeredAt: listed.answeredAt, elapsedMs: Math.max(0, now - write.sentAt) };
  const whose = compareWithCreate(
    { ...asSent(data), id: data.id, created_time: data.created_time },
    write.bodyHash,
    when,
  );
  if (whose === 'ours') return { kind: 'done', data, requestId };
  return whose === 'theirs' ? isTheirs : { kind: 'unproven', data };
}

/** A new `updated_time` proves nothing: EventGrid moves it by itself, and so does someone else's change. */
function checkUpdated<T extends Source | Channel | SubscriptionWithRaw>(
  read: EgResult<T>,
  { bodyHash: evidence }: PendingWrite,
  asSent: (item: T) => Editable = (item) => item,
) {
  if (!read.ok) return { kind: 'unknown', failure: read.failure } as const;
  const { data, requestId } = read;
  const found = compareWithEdit(asSent(data), evidence);
  if (found === 'sent') return { kind: 'done', data, requestId } as const;
  return found === 'before' ? UNDONE : ({ kind: 'unproven', data } as const);
}

/** Nothing tells who changed it last, but it is as the user wanted. */
function checkStatus(wanted: string, read: EgResult<SubscriptionWithRaw>): CheckResult {
  if (!read.ok) return { kind: 'unknown', failure: read.failure };
  return read.data.status === wanted ? { kind: 'done', data: read.data, requestId: read.requestId } : UNDONE;
}

function checkDeleted(id: string, read: EgResult<unknown>): CheckResult<DeletedItem> {
  if (read.ok) return UNDONE;
  const { failure } = read;
  return isGone(failure) ? { kind: 'done', data: { id }, requestId: failure.requestId } : { kind: 'unknown', failure };
}
