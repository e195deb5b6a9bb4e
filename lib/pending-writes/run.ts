import { setTimeout as wait } from 'node:timers/promises';
import { processWide } from '@/lib/config/process-wide';
import { type EgFailure, type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Session } from '@/lib/session/session';
import type { KeptOutcome, PendingWrite, PendingWriteStore } from '@/lib/store/pending-writes';
import {
  type CheckResult,
  checkOwnWrite,
  type Reader,
  readWritten,
  type WriteOperation,
  type WriteResults,
  type WrittenItem,
} from './check';
import { type Clock, interpretCheck, isFinal, nextCheckMs } from './finality';
import { writeScope } from './pending-write';

/** The dependencies for tracking a write. */
export type PendingWriteDeps = Clock & {
  store: Omit<PendingWriteStore, 'removeOld'>;
  /** Delays before each check after the first, in milliseconds. */
  pausesMs?: readonly number[];
  /** Called with the result of checking a lost write, as soon as it is known. */
  onChecked?: (pendingWrite: PendingWrite, checked: CheckResult) => void;
  /** Runs work after the answer has been sent to the browser; without it, immediately. */
  afterAnswer?: (work: () => Promise<void>) => Promise<void> | void;
};

/** Who writes: a session, its EventGrid, and what tracks its writes. `isCheck`: nothing may be sent, only checked. */
export type Writer = { session: Session; eventGrid: Reader; pendingWrites: PendingWriteDeps; isCheck: boolean };

/** A write that is about to be sent. */
type NewWrite<Operation> = { operation: Operation; id: string } & Partial<
  Pick<PendingWrite, 'name' | 'targetId' | 'bodyHash'>
>;

/**
 * Sends one write of a session, recorded before it is sent, and checks its outcome if the answer is lost. A press that
 * was sent before sends nothing: what became of it is kept, or checked. Returns its result: with `foundByCheck` if the
 * check found it done, a failure with `lostWriteCheck` if not. Rejects if the console's own store is down; nothing was
 * sent then.
 */
export async function runWrite<Operation extends WriteOperation>(
  writer: Writer,
  write: NewWrite<Operation>,
  send: () => Promise<EgResult<WriteResults[Operation]>>,
): Promise<EgResult<WriteResults[Operation]>> {
  const earlier = writer.isCheck ? await checkEarlierPress(writer, write.operation, write.id) : null;
  if (earlier !== null) return earlier;
  const { session, eventGrid, pendingWrites } = writer;
  const { now } = pendingWrites;
  const pendingWrite = { targetId: '', name: '', bodyHash: '', ...writeScope(session), ...write, sentAt: now() };
  const check = (sent: PendingWrite) => checkOwnWrite(write.operation, eventGrid, sent, now());
  const outcome = await runPendingWrite({ ...pendingWrites, pendingWrite, send, check });
  return outcome.kind === 'kept'
    ? keptResult(write.operation, eventGrid, outcome.write, outcome.outcome, now())
    : resultOf(outcome, pendingWrites);
}

/**
 * Returns what became of a write that was sent before under the same ID: as it was kept, or else as a check finds it
 * now, one check if the press is only that. Returns null if it was not sent, so that it may be; a refusal if the press
 * is only a check.
 */
export async function checkEarlierPress<Operation extends WriteOperation>(
  { session, eventGrid, pendingWrites, isCheck }: Writer,
  operation: Operation,
  id: string,
): Promise<EgResult<WriteResults[Operation]> | null> {
  const { store, now, onChecked } = pendingWrites;
  const earlier = await store.find(writeScope(session), id);
  if (earlier === null && !isCheck) return null;
  if (earlier?.write.operation !== operation)
    return refusal('invalid-input', { fieldErrors: { write_id: 'write_id.settled' } }, now());
  const { write: pendingWrite, isOpen, outcome } = earlier;
  if (outcome !== null) return keptResult(operation, eventGrid, pendingWrite, outcome, now());
  const check = () => checkOwnWrite(operation, eventGrid, pendingWrite, now());
  // Known before: it is neither settled nor audited again.
  const deps = isOpen ? { onChecked } : { store: { ...store, settle: async () => {} }, onChecked: undefined };
  const pauses = isCheck && { pausesMs: [] };
  const options = { ...pendingWrites, ...deps, ...pauses, pendingWrite, check };
  return resultOf(await checkUntilKnown(options, null), pendingWrites);
}

/** Answers with a kept outcome. What was done may have changed or be gone by now, but the first press did it. */
async function keptResult<Operation extends WriteOperation>(
  operation: Operation,
  eventGrid: Reader,
  write: PendingWrite,
  outcome: KeptOutcome,
  now: number,
): Promise<EgResult<WriteResults[Operation]>> {
  if (outcome.kind === 'done')
    return success(await readWritten(operation, eventGrid, outcome.id ?? write.targetId, write, now), null);
  if (outcome.kind === 'refused') return { ok: false, failure: { ...refusal('refused').failure, ...outcome.failure } };
  const { other } = outcome;
  const lostWriteCheck = {
    verdict: outcome.kind,
    checks: 1,
    writeId: write.id,
    other,
    current: null,
    nextCheckMs: null,
  };
  return refusal('broken', { lostWriteCheck });
}

/** The outcome of one write: its own answer or, if that was `lost`, what the check found in EventGrid. */
type NewOutcome<T> =
  | { kind: 'answered'; result: EgResult<T> }
  | { kind: 'checked'; lost: EgFailure | null; checked: CheckResult<T>; checks: number; write: PendingWrite };

/** The outcome of one press: also that of the same press before, as it was kept. */
type WriteOutcome<T> = NewOutcome<T> | { kind: 'kept'; outcome: KeptOutcome; write: PendingWrite };

type Options<T extends WrittenItem> = Omit<PendingWriteDeps, 'store'> & {
  store: Pick<PendingWriteStore, 'open' | 'settle' | 'find'>;
  pendingWrite: PendingWrite;
  send(): Promise<EgResult<T>>;
  check(write: PendingWrite): Promise<CheckResult<T>>;
};

/** For what takes effect right after its answer was lost; the page's own checks cover a slower EventGrid. */
const PAUSES_MS = [400, 1200];
/**
 * Sends a write after recording it, so that a lost answer or a restart leaves a trace. A known outcome settles it. If
 * the answer is lost, checks the outcome, several times if nothing is found; it stays open while it is unknown. If the
 * same press arrives a second time, nothing is sent: its outcome is checked. Rejects if the store is down; nothing was
 * sent then.
 */
export async function runPendingWrite<T extends WrittenItem>(options: Options<T>): Promise<WriteOutcome<T>> {
  const { store, pendingWrite } = options;
  const pressed = await store.open(pendingWrite);
  if (pressed !== 'new') {
    const earlier = await store.find(pendingWrite, pendingWrite.id);
    if (earlier?.outcome) return { kind: 'kept', outcome: earlier.outcome, write: earlier.write };
    return checkUntilKnown({ ...options, pendingWrite: earlier?.write ?? pendingWrite }, null);
  }
  writesInFlight().add(pendingWrite.id);
  const done = () => void writesInFlight().delete(pendingWrite.id);
  try {
    const result = await options.send();
    if (result.ok || result.failure.nothingChanged) {
      await settle(options, done, result.ok ? { kind: 'done', id: result.data.id } : refusedBy(result.failure));
      return { kind: 'answered', result };
    }
    return await checkUntilKnown(options, result.failure, done);
  } catch (error) {
    done();
    throw error;
  }
}

const refusedBy = ({ kind, status, code, requestId, time }: EgFailure): KeptOutcome => ({
  kind: 'refused',
  failure: { kind, status, code, requestId, time },
});

/** What cannot be proven may look different later: it is checked again. */
function foundBy<T extends WrittenItem>(checked: CheckResult<T>): KeptOutcome | undefined {
  if (checked.kind === 'done') return { kind: 'done', id: checked.data.id };
  return checked.kind === 'not-done' ? { kind: 'not-done', other: checked.other } : undefined;
}

/**
 * Settles a write after its outcome has been sent to the browser: if the console ends in between, the user has not seen
 * the outcome. A write that can't be settled stays open and is reported again.
 */
async function settle<T extends WrittenItem>(
  { store, pendingWrite, now, afterAnswer = (work) => work() }: Omit<Options<T>, 'send' | 'check'>,
  done: () => void,
  outcome: KeptOutcome | undefined,
): Promise<void> {
  await afterAnswer(() =>
    store
      .settle(pendingWrite, pendingWrite.id, now(), outcome)
      .catch(() => {})
      .finally(done),
  );
}

/**
 * Checks a write until something is found or the attempts are used up, and settles it once the outcome is final. `lost`
 * is the failure that hid its answer.
 */
async function checkUntilKnown<T extends WrittenItem>(
  options: Omit<Options<T>, 'send'>,
  lost: EgFailure | null,
  done: () => void = () => {},
): Promise<NewOutcome<T>> {
  const { pendingWrite, check, pausesMs = PAUSES_MS } = options;
  let checked = await check(pendingWrite);
  let checks = 1;
  for (const pauseMs of pausesMs) {
    if (checked.kind === 'done' || (checked.kind === 'not-done' && checked.other !== null)) break;
    await wait(pauseMs);
    checked = await check(pendingWrite);
    checks += 1;
  }
  checked = interpretCheck(checked, pendingWrite, options);
  if (!isFinal(checked, pendingWrite, options)) done();
  else {
    options.onChecked?.(pendingWrite, checked);
    await settle(options, done, foundBy(checked));
  }
  return { kind: 'checked', lost, checked, checks, write: pendingWrite };
}

/**
 * If the write was found done, it is a success. Otherwise, it is the failure that hid the answer, with the check's
 * result.
 */
function resultOf<T extends WriteResults[WriteOperation]>(outcome: NewOutcome<T>, clock: Clock): EgResult<T> {
  if (outcome.kind === 'answered') return outcome.result;
  const { checked, checks, write } = outcome;
  if (checked.kind === 'done')
    return { ok: true, data: checked.data, requestId: checked.requestId, foundByCheck: true };
  const lost = outcome.lost ?? refusal('broken', { nothingChanged: false }, clock.now()).failure;
  const lostWriteCheck = {
    verdict: checked.kind,
    checks,
    writeId: write.id,
    other: checked.kind === 'not-done' ? checked.other : null,
    current: checked.kind === 'unproven' ? editedOf(checked.data) : null,
    nextCheckMs: nextCheckMs(checked, write, clock),
  };
  return {
    ok: false,
    failure: {
      ...lost,
      nothingChanged: checked.kind === 'not-done',
      lostWriteCheck,
    },
  };
}

/** Only edits are unproven. */
const editedOf = (data: WriteResults[WriteOperation]) => ('updated_time' in data ? data : null);

/** IDs of the writes that this process has sent and still waits for: a report leaves them alone. */
export const writesInFlight = (): Set<string> => processWide('writes-in-flight', () => new Set());
