import type { CreateSourceValues } from '@/lib/eg/create-source-values';
import type { ExplainedFailure } from '@/lib/eg/explain-failure';
import type { SourceWithRaw } from '@/lib/eg/read-source';
import { type EgResult, refusal } from '@/lib/eg/result';

/** What one press of Create came to, as the action answers it; `result` is null before the first press. */
export type CreateSourceState = {
  result: EgResult<SourceWithRaw> | null;
  /** The refusal in words of the page's language, resolved on the server; null when there is none. */
  explained: ExplainedFailure | null;
  /** Everything about the refusal as plain text to hand on, without token and secrets. */
  report: string | null;
  /** What was typed, without secrets: a form posted without JavaScript comes back filled. */
  values: CreateSourceValues | null;
};

export const IDLE_CREATE_SOURCE: CreateSourceState = { result: null, explained: null, report: null, values: null };

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
