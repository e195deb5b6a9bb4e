import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { parseEgTime } from '@/lib/eventgrid/answers/times';
import type { DeletedItem, EventGrid } from '@/lib/eventgrid/client';
import { isGone } from '@/lib/eventgrid/failures/report';
import type { EgFailure, EgResult } from '@/lib/eventgrid/failures/result';
import type { WriteName } from '@/lib/eventgrid/operations';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { bodyHash, compareWithEdit, type Recognisable as Recognizable } from './pending-write';

/** The result of each tracked write. A later check has to find no more than this. */
export type WriteResults = {
  createSource: SourceWithRaw;
  updateSource: SourceWithRaw;
  deleteSource: DeletedItem;
  createChannel: Channel;
  updateChannel: Channel;
  deleteChannel: DeletedItem;
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
 * - `unproven`: an edit's item is neither as it was before nor as it was sent, or only secrets were sent.
 * - `unknown`: EventGrid did not answer, or may still be working on it.
 */
export type CheckResult<T = WrittenItem> =
  | { kind: 'done'; data: T; requestId: string | null }
  | { kind: 'not-done'; other: IdAndName | null }
  | { kind: 'unproven'; data: T }
  | { kind: 'unknown'; failure: EgFailure | null };

type CreateCheckResult<T> = Exclude<CheckResult<T>, { kind: 'unproven' }>;

/** The parts of EventGrid that a check reads. */
export type Reader = Pick<EventGrid, 'listSources' | 'getSource' | 'listChannels' | 'getChannel'>;

/** `now` is the clock by which the write was recorded. */
type Check<T> = (eventGrid: Reader, write: PendingWrite, now: number) => Promise<CheckResult<T>>;

/** How long one check may take: there may be several, and the user is waiting. */
const SOON = { deadlineMs: 5_000 };
/** Times are in whole seconds, and answers take a while: an item that is only so much older can be ours (our choice). */
const ROUNDING_MS = 60_000;

const UNDONE = { kind: 'not-done', other: null } as const;

const CHECKS: { [Operation in WriteOperation]: Check<WriteResults[Operation]> } = {
  async createSource(eventGrid, write, now) {
    const listed = await eventGrid.listSources(exactName(write), SOON);
    const created = findCreated(listed, write, now);
    if (created.kind !== 'done' || created.data.id === null) return asNotDone(created);
    const { data: listedSource, requestId } = created;
    const whole = await eventGrid.getSource(created.data.id, SOON);
    return whole.ok
      ? { kind: 'done', data: whole.data, requestId: whole.requestId }
      : { kind: 'done', data: { ...listedSource, raw: null }, requestId };
  },
  updateSource: async (eventGrid, write) => checkUpdated(await eventGrid.getSource(write.targetId, SOON), write),
  deleteSource: async (eventGrid, { targetId }) => checkDeleted(targetId, await eventGrid.getSource(targetId, SOON)),
  createChannel: async (eventGrid, write, now) =>
    findCreated(await eventGrid.listChannels(exactName(write), SOON), write, now),
  updateChannel: async (eventGrid, write) => checkUpdated(await eventGrid.getChannel(write.targetId, SOON), write),
  deleteChannel: async (eventGrid, { targetId }) => checkDeleted(targetId, await eventGrid.getChannel(targetId, SOON)),
};

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

/** Tells whether this version knows a stored operation. */
export const isWriteOperation = (operation: string): operation is WriteOperation => Object.hasOwn(CHECKS, operation);

const exactName = ({ name }: PendingWrite) => ({ name, limit: 10 });

/** A gateway that drops the query would return anything: the name is compared here too. */
function findCreated<Item extends IdAndName & Recognizable & { created_time: string | null }>(
  listed: EgResult<Page<Item>>,
  write: PendingWrite,
  now: number,
): CreateCheckResult<Item> {
  if (!listed.ok) return { kind: 'unknown', failure: listed.failure };
  const match = listed.data.items.find(({ name }) => name === write.name);
  if (match === undefined) return UNDONE;
  const { answeredAt } = listed;
  const elapsedMs = Math.max(0, now - write.sentAt);
  const isOurs =
    bodyHash(match) === write.bodyHash && !existedBefore(match.created_time, answeredAt, elapsedMs + ROUNDING_MS);
  return isOurs && match.id !== null
    ? { kind: 'done', data: match, requestId: listed.requestId }
    : { kind: 'not-done', other: { id: match.id, name: match.name } };
}

const asNotDone = (checked: CreateCheckResult<Source>): CreateCheckResult<never> =>
  checked.kind === 'done' ? { kind: 'not-done', other: checked.data } : checked;

/**
 * Tells whether an item with our name and body is older than our write, so that it is somebody else's. Its age is by
 * EventGrid's own clock, the time since our write by ours: the two clocks are never compared. Without a Date in the
 * answer, what was sent decides.
 */
function existedBefore(created_time: string | null, answeredAt: number | undefined, mostMs: number): boolean {
  const createdAt = parseEgTime(created_time)?.getTime();
  return createdAt !== undefined && answeredAt !== undefined && answeredAt - createdAt > mostMs;
}

/** A new `updated_time` proves nothing: EventGrid moves it by itself, and so does somebody else's change. */
function checkUpdated<T extends Source | Channel>(read: EgResult<T>, { bodyHash: evidence }: PendingWrite) {
  if (!read.ok) return { kind: 'unknown', failure: read.failure } as const;
  const { data, requestId } = read;
  const found = compareWithEdit(data, evidence);
  if (found === 'sent') return { kind: 'done', data, requestId } as const;
  return found === 'before' ? UNDONE : ({ kind: 'unproven', data } as const);
}

function checkDeleted(id: string, read: EgResult<unknown>): CheckResult<DeletedItem> {
  if (read.ok) return UNDONE;
  const { failure } = read;
  return isGone(failure) ? { kind: 'done', data: { id }, requestId: failure.requestId } : { kind: 'unknown', failure };
}
