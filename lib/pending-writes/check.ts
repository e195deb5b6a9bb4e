import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { parseEgTime } from '@/lib/eventgrid/answers/times';
import type { Deleted, EventGrid } from '@/lib/eventgrid/client';
import type { EgFailure, EgResult } from '@/lib/eventgrid/failures/result';
import type { WriteName } from '@/lib/eventgrid/operations';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { bodyHash, type Recognisable } from './pending-write';

/** What each write that is looked after returns; it is all that checking one later has to find. */
export type WriteResults = {
  createSource: SourceWithRaw;
  updateSource: SourceWithRaw;
  deleteSource: Deleted;
  createChannel: Channel;
  updateChannel: Channel;
  deleteChannel: Deleted;
};

/** The writes whose outcome is checked when their answer is lost: every one, else this does not compile. */
export type WriteOperation = WriteName;

type Named = { id: string | null; name: string | null };

/** What all results have, as far as a report or a log line shows it. */
export type Identified = { id: string | null; name?: string | null };

/**
 * What EventGrid says of a write whose answer was lost.
 *
 * - `done`: it took effect; `found` is what its answer would have been.
 * - `not-done`: it did not; `other` has the name instead, null when the name is free.
 * - `unknown`: EventGrid did not answer, or may still be at work on it.
 */
export type CheckResult<T = Identified> =
  | { kind: 'done'; found: T; requestId: string | null }
  | { kind: 'not-done'; other: Named | null }
  | { kind: 'unknown'; failure: EgFailure | null };

/** What of EventGrid a check reads. */
export type Reader = Pick<EventGrid, 'listSources' | 'getSource' | 'listChannels' | 'getChannel'>;

type Check<T> = (eventGrid: Reader, write: PendingWrite) => Promise<CheckResult<T>>;

/** How long one check may take: there may be several, and a person waits. */
const SOON = { deadlineMs: 5_000 };
/** How far EventGrid's clock and ours may be apart (our choice). */
const CLOCK_SKEW_MS = 5 * 60_000;

const UNDONE = { kind: 'not-done', other: null } as const;

const CHECKS: { [Operation in WriteOperation]: Check<WriteResults[Operation]> } = {
  async createSource(eventGrid, write) {
    const listed = await eventGrid.listSources(exactName(write), SOON);
    const created = findCreated(listed, write);
    if (created.kind !== 'done' || created.found.id === null) return asNotDone(created);
    const { found, requestId } = created;
    const whole = await eventGrid.getSource(created.found.id, SOON);
    return whole.ok
      ? { kind: 'done', found: whole.data, requestId: whole.requestId }
      : { kind: 'done', found: { ...found, raw: null }, requestId };
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

/** Checks once what became of a write of ours, by the exact name or the ID. Refusals are results. */
export function checkOwnWrite<Operation extends WriteOperation>(
  operation: Operation,
  eventGrid: Reader,
  write: PendingWrite,
): Promise<CheckResult<WriteResults[Operation]>> {
  return CHECKS[operation](eventGrid, write);
}

/** Checks once what became of a stored write. One that another version of the console wrote and this does not know is `unknown`. */
export async function checkWrite(
  eventGrid: Reader,
  write: PendingWrite,
): Promise<CheckResult<WriteResults[WriteOperation]>> {
  const { operation } = write;
  return isWriteOperation(operation) ? checkOwnWrite(operation, eventGrid, write) : { kind: 'unknown', failure: null };
}

/** Tells whether a stored operation is one that this version knows. */
export const isWriteOperation = (operation: string): operation is WriteOperation => Object.hasOwn(CHECKS, operation);

const exactName = ({ name }: PendingWrite) => ({ name, limit: 10 });

/** A gateway that drops the query would answer with anything at all: the name is compared here too. */
function findCreated<Item extends Named & Recognisable & { created_time: string | null }>(
  listed: EgResult<Page<Item>>,
  write: PendingWrite,
): CheckResult<Item> {
  if (!listed.ok) return { kind: 'unknown', failure: listed.failure };
  const found = listed.data.items.find(({ name }) => name === write.name);
  if (found === undefined) return UNDONE;
  return isOurs(found, write) && found.id !== null
    ? { kind: 'done', found, requestId: listed.requestId }
    : { kind: 'not-done', other: { id: found.id, name: found.name } };
}

const asNotDone = (checked: CheckResult<Source>): CheckResult<never> =>
  checked.kind === 'done' ? { kind: 'not-done', other: checked.found } : checked;

/** One of the same name and body that was there long before is somebody else's. */
function isOurs(
  found: Recognisable & { created_time: string | null },
  { bodyHash: sent, sentAt }: PendingWrite,
): boolean {
  const createdAt = parseEgTime(found.created_time)?.getTime() ?? sentAt;
  return bodyHash(found) === sent && createdAt >= sentAt - CLOCK_SKEW_MS;
}

/**
 * Hashes what an update moves, so that a pending write can hold how the source was before: EventGrid's `updated_time` tells,
 * since a new password leaves every other visible field as it was; the description, when both fall into one second.
 */
export const updateHash = ({ updated_time, description }: Pick<Source, 'updated_time' | 'description'>): string =>
  bodyHash({ name: updated_time, description });

function checkUpdated<T>(read: EgResult<T>, isDone: (found: T) => boolean): CheckResult<T> {
  if (!read.ok) return { kind: 'unknown', failure: read.failure };
  return isDone(read.data) ? { kind: 'done', found: read.data, requestId: read.requestId } : UNDONE;
}

function checkDeleted(id: string, read: EgResult<unknown>): CheckResult<Deleted> {
  if (read.ok) return UNDONE;
  const { failure } = read;
  return failure.status === 404
    ? { kind: 'done', found: { id }, requestId: failure.requestId }
    : { kind: 'unknown', failure };
}
