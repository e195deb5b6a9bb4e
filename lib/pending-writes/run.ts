import { setTimeout as wait } from 'node:timers/promises';
import { type EgFailure, type EgResult, refusal } from '@/lib/eventgrid/failures/result';
import { DEADLINE_MS } from '@/lib/eventgrid/transport/transport';
import type { Session } from '@/lib/session/session';
import type { PendingWrite, PendingWriteStore } from '@/lib/store/pending-writes';
import {
  type CheckResult,
  checkOwnWrite,
  type Reader,
  type WriteOperation,
  type WriteResults,
  type WrittenItem,
} from './check';
import { writeScope } from './pending-write';

/** The dependencies for tracking a write. */
export type PendingWriteDeps = {
  store: Omit<PendingWriteStore, 'removeOld'>;
  now(): number;
  /** Delays before each check after the first, in milliseconds. */
  pausesMs?: readonly number[];
  /** How long after sending a write that was not found may still take effect, in milliseconds. */
  settledAfterMs?: number;
  /** Called with the result of checking a lost write, as soon as it is known. */
  onChecked?: (pendingWrite: PendingWrite, checked: CheckResult) => void;
  /** Runs work after the answer has been sent to the browser; without it, immediately. */
  afterAnswer?: (work: () => Promise<void>) => Promise<void> | void;
};

/** Who writes: a session, its EventGrid, and what tracks its writes. */
export type Writer = { session: Session; eventGrid: Reader; pendingWrites: PendingWriteDeps };

/** A write that is about to be sent. */
type NewWrite<Operation> = { operation: Operation; id: string } & Partial<
  Pick<PendingWrite, 'name' | 'targetId' | 'bodyHash'>
>;

/**
 * Sends one write of a session, recorded before it is sent, and checks its outcome if the answer is lost. Returns its
 * result: with `foundByCheck` if the check found it done, a failure with `lostWriteCheck` if not. Rejects if the console's own store
 * is down; nothing was sent then.
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

/** Checks an open write of a session again. Returns null if it has no open write with that ID and operation. */
export async function checkOpenWrite<Operation extends WriteOperation>(
  { session, eventGrid, pendingWrites }: Writer,
  operation: Operation,
  id: string,
): Promise<EgResult<WriteResults[Operation]> | null> {
  const pendingWrite = await pendingWrites.store.findOpen(writeScope(session), id);
  if (pendingWrite === null || pendingWrite.operation !== operation) return null;
  const check = () => checkOwnWrite(operation, eventGrid, pendingWrite);
  const outcome = await checkUntilKnown(
    { ...pendingWrites, pendingWrite, check },
    { lost: null, mayStillHappen: true },
  );
  return resultOf(outcome, pendingWrite, pendingWrites.now());
}

/** The outcome of one write: its own answer or, if that was `lost`, what the check found in EventGrid. */
type WriteOutcome<T> =
  | { kind: 'answered'; result: EgResult<T> }
  | { kind: 'checked'; lost: EgFailure | null; checked: CheckResult<T>; checks: number };

type Options<T extends WrittenItem> = Omit<PendingWriteDeps, 'store'> & {
  store: Pick<PendingWriteStore, 'open' | 'settle'>;
  pendingWrite: PendingWrite;
  send(): Promise<EgResult<T>>;
  check(): Promise<CheckResult<T>>;
};

/** Covers reset connections and gateways' 502; the next check covers a slower EventGrid. */
const PAUSES_MS = [400, 1200];
/** After this, the write can no longer be in progress: twice the time EventGrid may take to answer (our choice). */
const SETTLED_AFTER_MS = 2 * DEADLINE_MS;

/**
 * Sends a write after recording it, so that a lost answer or a restart leaves a trace. A known outcome settles it. If
 * the answer is lost, checks the outcome, several times if nothing is found; it stays open while it is unknown. If the
 * same press arrives a second time, nothing is sent: its outcome is checked. Rejects if the store is down; nothing was
 * sent then.
 */
export async function runPendingWrite<T extends WrittenItem>(options: Options<T>): Promise<WriteOutcome<T>> {
  const { store, pendingWrite } = options;
  const pressed = await store.open(pendingWrite);
  if (pressed !== 'new') return checkUntilKnown(options, { lost: null, mayStillHappen: pressed === 'open' });
  writesInFlight().add(pendingWrite.id);
  const done = () => void writesInFlight().delete(pendingWrite.id);
  try {
    const result = await options.send();
    if (result.ok || result.failure.nothingChanged) {
      await settle(options, done);
      return { kind: 'answered', result };
    }
    const { failure } = result;
    // No answer in time, or a gateway reports that there was none: EventGrid may still be working on it.
    const mayStillCome = failure.kind === 'timeout' || failure.status === 504;
    return await checkUntilKnown(options, { lost: failure, mayStillHappen: mayStillCome }, done);
  } catch (error) {
    done();
    throw error;
  }
}

/**
 * Settles a write after its outcome has been sent to the browser: if the console ends in between, nobody has seen the
 * outcome. A write that can't be settled stays open and is reported again.
 */
async function settle<T extends WrittenItem>(
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

type LostAnswer = { lost: EgFailure | null; mayStillHappen: boolean };

/** Checks a write until something is found or the attempts are used up, and settles it once the outcome is certain. */
async function checkUntilKnown<T extends WrittenItem>(
  options: Omit<Options<T>, 'send'>,
  { lost, mayStillHappen: mayStillCome }: LostAnswer,
  done: () => void = () => {},
): Promise<WriteOutcome<T>> {
  const { pendingWrite, check, pausesMs = PAUSES_MS } = options;
  let checked = await check();
  let checks = 1;
  for (const pauseMs of pausesMs) {
    if (checked.kind === 'done' || (checked.kind === 'not-done' && checked.other !== null)) break;
    await wait(pauseMs);
    checked = await check();
    checks += 1;
  }
  if (mayStillCome) checked = interpretCheck(checked, pendingWrite, options);
  if (checked.kind === 'unknown') done();
  else {
    options.onChecked?.(pendingWrite, checked);
    await settle(options, done);
  }
  return { kind: 'checked', lost, checked, checks };
}

/**
 * Interprets the check of a write that EventGrid may still be working on: if nothing is found, it is `unknown` until
 * twice EventGrid's maximum answer time has passed, unless something else has its name.
 */
export function interpretCheck<T>(
  checked: CheckResult<T>,
  { sentAt }: Pick<PendingWrite, 'sentAt'>,
  { now, settledAfterMs = SETTLED_AFTER_MS }: Pick<PendingWriteDeps, 'now' | 'settledAfterMs'>,
): CheckResult<T> {
  const absent = checked.kind === 'not-done' && checked.other === null;
  return absent && now() - sentAt < settledAfterMs ? { kind: 'unknown', failure: null } : checked;
}

/**
 * If the write was found done, it is a success. Otherwise, it is the failure that hid the answer, with the check's
 * result.
 */
function resultOf<T>(outcome: WriteOutcome<T>, { id }: Pick<PendingWrite, 'id'>, now: number): EgResult<T> {
  if (outcome.kind === 'answered') return outcome.result;
  const { checked, checks } = outcome;
  if (checked.kind === 'done')
    return { ok: true, data: checked.data, requestId: checked.requestId, foundByCheck: true };
  const lost = outcome.lost ?? refusal('broken', { nothingChanged: false }, now).failure;
  const other = checked.kind === 'not-done' ? checked.other : null;
  return {
    ok: false,
    failure: {
      ...lost,
      nothingChanged: checked.kind === 'not-done',
      lostWriteCheck: { verdict: checked.kind, checks, writeId: id, other },
    },
  };
}

// Next bundles actions and pages separately, each with its own copy of this module. globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridInFlight?: Set<string> };

/** IDs of the writes that this process has sent and still waits for: a report leaves them alone. */
export function writesInFlight(): Set<string> {
  slot.__eventgridInFlight ??= new Set();
  return slot.__eventgridInFlight;
}
