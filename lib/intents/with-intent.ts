import { setTimeout as wait } from 'node:timers/promises';
import type { EgFailure, EgResult } from '@/lib/eg/result';
import { DEADLINE_MS } from '@/lib/eg/transport';
import { writesInFlight } from './in-flight';
import type { Intent } from './intent';
import type { IntentStore } from './intent-store';
import type { Finding } from './look-up';

/** What one write came to: its own answer, or, when that was `lost`, what looking EventGrid up says. */
export type Told<T> =
  | { kind: 'answered'; result: EgResult<T> }
  | { kind: 'looked-up'; lost: EgFailure | null; finding: Finding; looks: number };

/** What looking after a write needs from outside. */
export type IntentDeps = {
  intents: Omit<IntentStore, 'removeOld'>;
  now(): number;
  /** Waits before each look after the first, in milliseconds. */
  pausesMs?: readonly number[];
  /** How long after it was sent a write that is not found may still come, in milliseconds. */
  settledAfterMs?: number;
  /** Is told what looking a lost write up came to, once that is known. */
  foundOut?: (intent: Intent, finding: Finding) => void;
  /** Runs work once the answer has left for the browser; without it at once. */
  afterAnswer?: (work: () => Promise<void>) => Promise<void> | void;
};

type Options<T> = Omit<IntentDeps, 'intents'> & {
  intents: Pick<IntentStore, 'open' | 'settle'>;
  intent: Intent;
  send(): Promise<EgResult<T>>;
  look(): Promise<Finding>;
};

/** Reset connections and gateways' 502 are told within this; a slower EventGrid is found by the next look. */
const PAUSES_MS = [400, 1200];
/** After this nothing is under way any more: twice what EventGrid may take to answer (our choice). */
const SETTLED_AFTER_MS = 2 * DEADLINE_MS;

/**
 * Sends a write with its intent written down before, so that a lost answer or a restart leaves a trace. A known outcome
 * settles the intent once it was told; a lost one is looked up, several times when nothing is found, and stays open while
 * it is unknown. The same press a second time sends nothing: its outcome is looked up. Rejects when the store is down,
 * and then nothing was sent.
 */
export async function withIntent<T>(options: Options<T>): Promise<Told<T>> {
  const { intents, intent } = options;
  const pressed = await intents.open(intent);
  if (pressed !== 'new') return lookAgain(options, { lost: null, mayStillCome: pressed === 'open' });
  writesInFlight().add(intent.id);
  const done = () => void writesInFlight().delete(intent.id);
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

const isKnown = <T>(told: Told<T>): boolean => told.kind === 'answered' || told.finding.kind !== 'unknown';

/**
 * Tells what was found out, and settles an intent once its outcome has left for the browser: a console that ends between
 * answer and browser has told nobody. One that cannot be settled stays open, and is told again.
 */
async function settle<T>(
  {
    intents,
    intent,
    now,
    foundOut,
    afterAnswer = (work) => work(),
  }: Pick<Options<T>, 'intents' | 'intent' | 'now' | 'foundOut' | 'afterAnswer'>,
  told: Told<T>,
  done: () => void = () => {},
): Promise<void> {
  if (told.kind === 'looked-up') foundOut?.(intent, told.finding);
  await afterAnswer(() =>
    intents
      .settle(intent, intent.id, now())
      .catch(() => {})
      .finally(done),
  );
}

async function sendAndTell<T>(options: Options<T>): Promise<Told<T>> {
  const result = await options.send();
  if (result.ok || result.failure.nothingChanged) return { kind: 'answered', result };
  const { failure } = result;
  // No answer in time, or a gateway's word that there was none: EventGrid may still be at work on it.
  return lookUntilKnown(options, { lost: failure, mayStillCome: failure.kind === 'timeout' || failure.status === 504 });
}

type Lost = { lost: EgFailure | null; mayStillCome: boolean };

/** Looks up an open intent until something is found or the looks are used up, and settles it when the truth is known. */
export async function lookAgain<T>(options: Omit<Options<T>, 'send'>, lost: Lost): Promise<Told<T>> {
  const told = await lookUntilKnown(options, lost);
  if (isKnown(told)) await settle(options, told);
  return told;
}

async function lookUntilKnown<T>(
  { intent, look, now, pausesMs = PAUSES_MS, settledAfterMs }: Omit<Options<T>, 'send'>,
  { lost, mayStillCome }: Lost,
): Promise<Told<T>> {
  let finding = await look();
  let looks = 1;
  for (const pauseMs of pausesMs) {
    if (finding.kind === 'done' || (finding.kind === 'not-done' && finding.other !== null)) break;
    await wait(pauseMs);
    finding = await look();
    looks += 1;
  }
  if (mayStillCome) finding = verdictOf(finding, { intent, now, settledAfterMs });
  return { kind: 'looked-up', lost, finding, looks };
}

/**
 * Judges a finding of a write that EventGrid may still be at work on: what is not found is `unknown` until twice the time
 * has passed that EventGrid may take to answer, unless another source stands in its way.
 */
export function verdictOf(
  finding: Finding,
  { intent, now, settledAfterMs = SETTLED_AFTER_MS }: Pick<IntentDeps, 'now' | 'settledAfterMs'> & { intent: Intent },
): Finding {
  const absent = finding.kind === 'not-done' && finding.other === null;
  return absent && now() - intent.sentAt < settledAfterMs ? { kind: 'unknown', failure: null } : finding;
}
