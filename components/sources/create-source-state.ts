import { refusal } from '@/lib/eg/result';
import type { CreateSourceState } from '@/lib/sources/create-source-state';

/** The state before the first press. */
export const IDLE_CREATE_SOURCE: CreateSourceState = {
  result: null,
  found: false,
  explained: null,
  report: null,
  values: null,
};

/** The server action as the page hands it down. */
export type CreateSourceAction = (state: CreateSourceState, form: FormData) => Promise<CreateSourceState>;

/**
 * Makes the state for a press that the console itself did not answer: whether EventGrid was asked is not known, so the
 * list is to be looked at before the next press.
 */
export function consoleGoneState(words: {
  title: string;
  cause: string;
  next: string;
  look: string;
}): CreateSourceState {
  const { failure } = refusal('broken', { nothingChanged: false });
  return {
    ...IDLE_CREATE_SOURCE,
    result: { ok: false, failure },
    explained: { ...words, key: 'answerBroke', action: 'look-up', actionLabel: words.look, waitSeconds: null },
    report: `Time: ${failure.time}\nOutcome: the console did not answer`,
  };
}
