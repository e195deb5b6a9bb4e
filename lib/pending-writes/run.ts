import { setTimeout as wait } from 'node:timers/promises';
import { type EgFailure, type EgResult, refusal } from '@/lib/eventgrid/failures/result';
import { DEADLINE_MS } from '@/lib/eventgrid/transport/transport';
import type { Session } from '@/lib/session/session';
import type { PendingWrite, PendingWriteStore } from '@/lib/store/pending-writes';
import {
  type CheckResult,
  checkOwnWrite,
  type Identified,
  type Reader,
  type WriteOperation,
  type WriteResults,
} from './check';
import { writeScope } from './pending-write';

/** What looking after a write needs from outside. */
export type PendingWriteDeps = {
  store: Omit<PendingWriteStore, 'removeOld'>;
  now(): number;
  /** Waits before each check after the first, in milliseconds. */
  pausesMs?: readonly number[];
  /** How long after it was sent a write that is not found may still take effect, in milliseconds. */
  settledAfterMs?: number;
  /** Called with what checking a lost write came to, once that is known. */
  onChecked?: (pendingWrite: PendingWrite, checked: CheckResult) => void;
  /** Runs work once the answer has left for the browser; without it right away. */
  afterAnswer?: (work: () => Promise<void>) => Promise<void> | void;
};

/** Who writes: a session, its EventGrid, and what looks after its writes. */
export type Writer = { session: Session; eventGrid: Reader; pendingWrites: PendingWriteDeps };

/** A write that is about to be sent. */
type NewWrite<Operation> = { operation: Operation; id: string } & Partial<
  Pick<PendingWrite, 'name' | 'targetId' | 'bodyHash'>
>;

/**
 * Sends one write of a session, noted before it is sent, and checks what became of it when its answer is lost. Returns its
 * result: `found` where it was found done, a failure with `lookedUp` where it was not. Rejects when the console's own store is
 * down, and then nothing was sent.
 */
export async function runWrite<Operation extends WriteOperation>(
  { session, eventGrid, pendingWrites }: Writer,
  write: NewWrite<Operation>,
  send: () => Promise<EgResult<WriteResults[Operation]>>,
): Promise<EgResult<WriteResults[Operation]>> {
  const scope = writeScope(session);
  const pendingWrite = { targetId: '', name: '', bodyHash: '', ...scope, ...write, sentAt: pendingWrites.now() };
  const check = () => checkOwnWrite(write.operation, eventGrid, pendingWrite);
  return resultOf(
    await runPendingWrite({ ...pendingWrites, pendingWrite, send, check }),
    pendingWrite,
    pendingWrites.now(),
  );
}

/** Checks an open write of a session again. Returns null when it has none of that ID and operation, or its outcome is known. */
export async function checkOpenWrite<Operation extends WriteOperation>(
  { session, eventGrid, pendingWrites }: Writer,
  operation: Operation,
  id: string,
): Promise<EgResult<WriteResults[Operation]> | null> {
  const pendingWrite = await pendingWrites.store.findOpen(writeScope(session), id);
  if (pendingWrite === null || pendingWrite.operation !== operation) return null;
  const check = () => checkOwnWrite(operation, eventGrid, pendingWrite);
  const outcome = await checkUntilKnown({ ...pendingWrites, pendingWrite, check }, { lost: null, mayStillCome: true });
  return resultOf(outcome, pendingWrite, pendingWrites.now());
}

/** What one write came to: its own answer, or, when that was `lost`, what EventGrid says of it. */
type WriteOutcome<T> =
  | { kind: 'answered'; result: EgResult<T> }
  | { kind: 'checked'; lost: EgFailure | null; checked: CheckResult<T>; looks: number };

type Options<T extends Identified> = Omit<PendingWriteDeps, 'store'> & {
  store: Pick<PendingWriteStore, 'open' | 'settle'>;
  pendingWrite: PendingWrite;
  send(): Promise<EgResult<T>>;
  check(): Promise<CheckResult<T>>;
};

/** Reset connections and gateways' 502 are answered within this; a slower EventGrid is found by the next check. */
const PAUSES_MS = [400, 1200];
/** After this nothing is under way any more: twice what EventGrid may take to answer (our choice). */
const SETTLED_AFTER_MS = 2 * DEADLINE_MS;

/**
 * Sends a write that is noted first, so that a lost answer or a restart leaves a trace. A known outcome settles it; a lost one
 * is checked, several times when nothing is found, and stays open while it is unknown. The same press a second time sends
 * nothing: its outcome is checked. Rejects when the store is down, and then nothing was sent.
 */
export async function runPendingWrite<T extends Identified>(options: Options<T>): Promise<WriteOutcome<T>> {
  const { store, pendingWrite } = options;
  const pressed = await store.open(pendingWrite);
  if (pressed !== 'new') return checkUntilKnown(options, { lost: null, mayStillCome: pressed === 'open' });
  writesInFlight().add(pendingWrite.id);
  const done = () => void writesInFlight().delete(pendingWrite.id);
  try {
    const result = await options.send();
    if (result.ok || result.failure.nothingChanged) {
      await settle(options, done);
      return { kind: 'answered', result };
    }
    const { failure } = result;
    // No answer in time, or a gateway's word that there was none: EventGrid may still be at work on it.
    const mayStillCome = failure.kind === 'timeout' || failure.status === 504;
    return await checkUntilKnown(options, { lost: failure, mayStillCome }, done);
  } catch (error) {
    done();
    throw error;
  }
}

/**
 * Settles a write once its outcome has left for the browser: a console that ends between answer and browser has shown it to
 * no one. A write that cannot be settled stays open, and is reported again.
 */
async function settle<T extends Identified>(
  { store, pendingWrite, now, afterAnswer = (work) => work() }: Omit<Options<T>, 'send' | 'check'>,
  done: () => void,
): Promise<void> {
  await afterAnswer(() =>
    store
      .settle(pendingWrite, pendingWrite.id, now())
      .catch(() => {})
      .finally(done),
  );
}

type Lost = { lost: EgFailure | null; mayStillCome: boolean };

/** Checks a write until something is found or the tries are used up, and settles it when the truth is known. */
async function checkUntilKnown<T extends Identified>(
  options: Omit<Options<T>, 'send'>,
  { lost, mayStillCome }: Lost,
  done: () => void = () => {},
): Promise<WriteOutcome<T>> {
  const { pendingWrite, check, pausesMs = PAUSES_MS } = options;
  let checked = await check();
  let looks = 1;
  for (const pauseMs of pausesMs) {
    if (checked.kind === 'done' || (checked.kind === 'not-done' && checked.other !== null)) break;
    await wait(pauseMs);
    checked = await check();
    looks += 1;
  }
  if (mayStillCome) checked = judge(checked, pendingWrite, options);
  if (checked.kind === 'unknown') done();
  else {
    options.onChecked?.(pendingWrite, checked);
    await settle(options, done);
  }
  return { kind: 'checked', lost, checked, looks };
}

/**
 * Judges what a check says of a write that EventGrid may still be at work on: what is not found is `unknown` until twice the
 * time has passed that EventGrid may take to answer, unless something else has its name.
 */
export function judge<T>(
  checked: CheckResult<T>,
  { sentAt }: Pick<PendingWrite, 'sentAt'>,
  { now, settledAfterMs = SETTLED_AFTER_MS }: Pick<PendingWriteDeps, 'now' | 'settledAfterMs'>,
): CheckResult<T> {
  const absent = checked.kind === 'not-done' && checked.other === null;
  return absent && now() - sentAt < settledAfterMs ? { kind: 'unknown', failure: null } : checked;
}

/** Found done: a success. Surely not done, or not known: the failure that hid the answer, with what the check said. */
function resultOf<T>(outcome: WriteOutcome<T>, { id }: Pick<PendingWrite, 'id'>, now: number): EgResult<T> {
  if (outcome.kind === 'answered') return outcome.result;
  const { checked, looks } = outcome;
  if (checked.kind === 'done') return { ok: true, data: checked.found, requestId: checked.requestId, found: true };
  const lost = outcome.lost ?? refusal('broken', { nothingChanged: false }, now).failure;
  const other = checked.kind === 'not-done' ? checked.other : null;
  return {
    ok: false,
    failure: {
      ...lost,
      nothingChanged: checked.kind === 'not-done',
      lookedUp: { verdict: checked.kind, looks, writeId: id, other },
    },
  };
}

// Next bundles actions and pages apart, each with its own copy of this module: globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridInFlight?: Set<string> };

/** IDs of the writes that this process has sent and is still waiting for: a report leaves them alone. */
export function writesInFlight(): Set<string> {
  slot.__eventgridInFlight ??= new Set();
  return slot.__eventgridInFlight;
}
