import { setTimeout as wait } from 'node:timers/promises';
import type { EgFailure, EgResult } from '@/lib/eventgrid/failures/result';
import { DEADLINE_MS } from '@/lib/eventgrid/transport/transport';
import type { PendingWrite, PendingWriteStore } from '@/lib/store/pending-writes';
import type { CheckResult } from './check';
import { writesInFlight } from './in-flight';

/** What one write came to: its own answer, or, when that was `lost`, what looking EventGrid up says. */
export type WriteOutcome<T> =
  | { kind: 'answered'; result: EgResult<T> }
  | { kind: 'looked-up'; lost: EgFailure | null; finding: CheckResult; looks: number };

/** What looking after a write needs from outside. */
export type PendingWriteDeps = {
  pendingWrites: Omit<PendingWriteStore, 'removeOld'>;
  now(): number;
  /** Waits before each look after the first, in milliseconds. */
  pausesMs?: readonly number[];
  /** How long after it was sent a write that is not found may still come, in milliseconds. */
  settledAfterMs?: number;
  /** Is told what looking a lost write up came to, once that is known. */
  onChecked?: (pendingWrite: PendingWrite, finding: CheckResult) => void;
  /** Runs work once the answer has left for the browser; without it at once. */
  afterAnswer?: (work: () => Promise<void>) => Promise<void> | void;
};

type Options<T> = Omit<PendingWriteDeps, 'pendingWrites'> & {
  pendingWrites: Pick<PendingWriteStore, 'open' | 'settle'>;
  pendingWrite: PendingWrite;
  send(): Promise<EgResult<T>>;
  look(): Promise<CheckResult>;
};

/** Reset connections and gateways' 502 are told within this; a slower EventGrid is found by the next look. */
const PAUSES_MS = [400, 1200];
/** After this nothing is under way any more: twice what EventGrid may take to answer (our choice). */
const SETTLED_AFTER_MS = 2 * DEADLINE_MS;

/**
 * Sends a write with its pending write written down before, so that a lost answer or a restart leaves a trace. A known outcome
 * settles the pending write once it was told; a lost one is looked up, several times when nothing is found, and stays open while
 * it is unknown. The same press a second time sends nothing: its outcome is looked up. Rejects when the store is down,
 * and then nothing was sent.
 */
export async function runPendingWrite<T>(options: Options<T>): Promise<WriteOutcome<T>> {
  const { pendingWrites, pendingWrite } = options;
  const pressed = await pendingWrites.open(pendingWrite);
  if (pressed !== 'new') return checkAgain(options, { lost: null, mayStillCome: pressed === 'open' });
  writesInFlight().add(pendingWrite.id);
  const done = () => void writesInFlight().delete(pendingWrite.id);
  try {
    const told = await sendAndTell(options);
    if (isKnown(told)) await settle(options, told, done);
    else done();
    return told;
  } catch (error) {
    done();
    throw error;
  }
}

const isKnown = <T>(told: WriteOutcome<T>): boolean => told.kind === 'answered' || told.finding.kind !== 'unknown';

/**
 * Tells what was found out, and settles a pending write once its outcome has left for the browser: a console that ends between
 * answer and browser has told nobody. One that cannot be settled stays open, and is told again.
 */
async function settle<T>(
  {
    pendingWrites,
    pendingWrite,
    now,
    onChecked,
    afterAnswer = (work) => work(),
  }: Pick<Options<T>, 'pendingWrites' | 'pendingWrite' | 'now' | 'onChecked' | 'afterAnswer'>,
  told: WriteOutcome<T>,
  done: () => void = () => {},
): Promise<void> {
  if (told.kind === 'looked-up') onChecked?.(pendingWrite, told.finding);
  await afterAnswer(() =>
    pendingWrites
      .settle(pendingWrite, pendingWrite.id, now())
      .catch(() => {})
      .finally(done),
  );
}

async function sendAndTell<T>(options: Options<T>): Promise<WriteOutcome<T>> {
  const result = await options.send();
  if (result.ok || result.failure.nothingChanged) return { kind: 'answered', result };
  const { failure } = result;
  // No answer in time, or a gateway's word that there was none: EventGrid may still be at work on it.
  return lookUntilKnown(options, { lost: failure, mayStillCome: failure.kind === 'timeout' || failure.status === 504 });
}

type Lost = { lost: EgFailure | null; mayStillCome: boolean };

/** Looks up an open pending write until something is found or the looks are used up, and settles it when the truth is known. */
export async function checkAgain<T>(options: Omit<Options<T>, 'send'>, lost: Lost): Promise<WriteOutcome<T>> {
  const told = await lookUntilKnown(options, lost);
  if (isKnown(told)) await settle(options, told);
  return told;
}

async function lookUntilKnown<T>(
  { pendingWrite, look, now, pausesMs = PAUSES_MS, settledAfterMs }: Omit<Options<T>, 'send'>,
  { lost, mayStillCome }: Lost,
): Promise<WriteOutcome<T>> {
  let finding = await look();
  let looks = 1;
  for (const pauseMs of pausesMs) {
    if (finding.kind === 'done' || (finding.kind === 'not-done' && finding.other !== null)) break;
    await wait(pauseMs);
    finding = await look();
    looks += 1;
  }
  if (mayStillCome) finding = verdictOf(finding, { pendingWrite, now, settledAfterMs });
  return { kind: 'looked-up', lost, finding, looks };
}

/**
 * Judges a finding of a write that EventGrid may still be at work on: what is not found is `unknown` until twice the time
 * has passed that EventGrid may take to answer, unless another source stands in its way.
 */
export function verdictOf(
  finding: CheckResult,
  {
    pendingWrite,
    now,
    settledAfterMs = SETTLED_AFTER_MS,
  }: Pick<PendingWriteDeps, 'now' | 'settledAfterMs'> & { pendingWrite: PendingWrite },
): CheckResult {
  const absent = finding.kind === 'not-done' && finding.other === null;
  return absent && now() - pendingWrite.sentAt < settledAfterMs ? { kind: 'unknown', failure: null } : finding;
}
