import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { parseEgTime } from '@/lib/eventgrid/answers/times';
import type { DeletedItem, EventGrid } from '@/lib/eventgrid/client';
import type { EgFailure, EgResult } from '@/lib/eventgrid/failures/result';
import type { WriteName } from '@/lib/eventgrid/operations';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { bodyHash, type Recognisable as Recognizable } from './pending-write';

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
 * - `unknown`: EventGrid did not answer, or may still be working on it.
 */
export type CheckResult<T = WrittenItem> =
  | { kind: 'done'; data: T; requestId: string | null }
  | { kind: 'not-done'; other: IdAndName | null }
  | { kind: 'unknown'; failure: EgFailure | null };

/** The parts of EventGrid that a check reads. */
export type Reader = Pick<EventGrid, 'listSources' | 'getSource' | 'listChannels' | 'getChannel'>;

type Check<T> = (eventGrid: Reader, write: PendingWrite) => Promise<CheckResult<T>>;

/** How long one check may take: there may be several, and the user is waiting. */
const SOON = { deadlineMs: 5_000 };
/** The maximum difference between EventGrid's clock and ours (our choice). */
const CLOCK_SKEW_MS = 5 * 60_000;

const UNDONE = { kind: 'not-done', other: null } as const;

const CHECKS: { [Operation in WriteOperation]: Check<WriteResults[Operation]> } = {
  async createSource(eventGrid, write) {
    const listed = await eventGrid.listSources(exactName(write), SOON);
    const created = findCreated(listed, write);
    if (created.kind !== 'done' || created.data.id === null) return asNotDone(created);
    const { data: listedSource, requestId } = created;
    const whole = await eventGrid.getSource(created.data.id, SOON);
    return whole.ok
      ? { kind: 'done', data: whole.data, requestId: whole.requestId }
      : { kind: 'done', data: { ...listedSource, raw: null }, requestId };
  },
  async updateSource(eventGrid, { targetId, bodyHash: before }) {
    return checkUpdated(await eventGrid.getSource(targetId, SOON), (source) => updateHash(source) !== before);
  },
  deleteSource: async (eventGrid, { targetId }) => checkDeleted(targetId, await eventGrid.getSource(targetId, SOON)),
  createChannel: async (eventGrid, write) => findCreated(await eventGrid.listChannels(exactName(write), SOON), write),
  async updateChannel(eventGrid, { targetId, bodyHash: sent }) {
    const isSent = ({ description }: Channel) => bodyHash({ description }) === sent;
    return checkUpdated(await eventGrid.getChannel(targetId, SOON), isSent);
  },
  deleteChannel: async (eventGrid, { targetId }) => checkDeleted(targetId, await eventGrid.getChannel(targetId, SOON)),
};

/** Checks the outcome of one of our writes once, by the exact name or the ID. Refusals are results. */
export function checkOwnWrite<Operation extends WriteOperation>(
  operation: Operation,
  eventGrid: Reader,
  write: PendingWrite,
): Promise<CheckResult<WriteResults[Operation]>> {
  return CHECKS[operation](eventGrid, write);
}

/**
 * Checks the outcome of a stored write once. It is `unknown` if another version of the console wrote it and this one
 * does not know its operation.
 */
export async function checkWrite(
  eventGrid: Reader,
  write: PendingWrite,
): Promise<CheckResult<WriteResults[WriteOperation]>> {
  const { operation } = write;
  return isWriteOperation(operation) ? checkOwnWrite(operation, eventGrid, write) : { kind: 'unknown', failure: null };
}

/** Tells whether this version knows a stored operation. */
export const isWriteOperation = (operation: string): operation is WriteOperation => Object.hasOwn(CHECKS, operation);

const exactName = ({ name }: PendingWrite) => ({ name, limit: 10 });

/** A gateway that drops the query would return anything: the name is compared here too. */
function findCreated<Item extends IdAndName & Recognizable & { created_time: string | null }>(
  listed: EgResult<Page<Item>>,
  write: PendingWrite,
): CheckResult<Item> {
  if (!listed.ok) return { kind: 'unknown', failure: listed.failure };
  const match = listed.data.items.find(({ name }) => name === write.name);
  if (match === undefined) return UNDONE;
  return isOurs(match, write) && match.id !== null
    ? { kind: 'done', data: match, requestId: listed.requestId }
    : { kind: 'not-done', other: { id: match.id, name: match.name } };
}

const asNotDone = (checked: CheckResult<Source>): CheckResult<never> =>
  checked.kind === 'done' ? { kind: 'not-done', other: checked.data } : checked;

/** If one with the same name and body existed long before, it is somebody else's. */
function isOurs(
  item: Recognizable & { created_time: string | null },
  { bodyHash: sent, sentAt }: PendingWrite,
): boolean {
  const createdAt = parseEgTime(item.created_time)?.getTime() ?? sentAt;
  return bodyHash(item) === sent && createdAt >= sentAt - CLOCK_SKEW_MS;
}

/**
 * Hashes what an update changes, so that a pending write can record the source's state before it. EventGrid's
 * `updated_time` shows a change, since a new password leaves every other visible field as it was; the description does
 * if both times fall into one second.
 */
export const updateHash = ({ updated_time, description }: Pick<Source, 'updated_time' | 'description'>): string =>
  bodyHash({ name: updated_time, description });

function checkUpdated<T>(read: EgResult<T>, isDone: (data: T) => boolean): CheckResult<T> {
  if (!read.ok) return { kind: 'unknown', failure: read.failure };
  return isDone(read.data) ? { kind: 'done', data: read.data, requestId: read.requestId } : UNDONE;
}

function checkDeleted(id: string, read: EgResult<unknown>): CheckResult<DeletedItem> {
  if (read.ok) return UNDONE;
  const { failure } = read;
  return failure.status === 404
    ? { kind: 'done', data: { id }, requestId: failure.requestId }
    : { kind: 'unknown', failure };
}
