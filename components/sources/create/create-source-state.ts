import { refusal } from '@/lib/eventgrid/failures/result';
import type { CreateSourceState } from '@/lib/sources/create-state';

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

type LostWords = Record<'consoleGone' | 'consoleUpdated', { title: string; cause: string; next: string; look: string }>;

/**
 * Makes the state for a press without an answer. `gone`: the console did not answer, and whether EventGrid was asked is
 * not known, so the list is to be looked at before the next press. `updated`: the page is too old, and nothing was sent.
 */
export function consoleLostState(why: 'gone' | 'updated', messages: LostWords): CreateSourceState {
  const isGone = why === 'gone';
  const { look, ...words } = isGone ? messages.consoleGone : messages.consoleUpdated;
  const { failure } = refusal('broken', { nothingChanged: !isGone });
  return {
    ...IDLE_CREATE_SOURCE,
    result: { ok: false, failure },
    explained: {
      ...words,
      key: 'answerBroke',
      action: isGone ? 'look-up' : 'reload',
      actionLabel: look,
      waitSeconds: null,
    },
    report: `Time: ${failure.time}\nOutcome: ${isGone ? 'the console did not answer' : 'the console was updated'}`,
  };
}
