import { refusal } from '@/lib/eventgrid/failures/result';
import type { ShownRefusal } from './refused';
import type { LostAnswer } from './use-action';

/** The result of a press without an answer in words, and the label of its next step. */
type LostWords = { title: string; cause?: string; next?: string; look?: string };

/** Makes a refusal of a press without an answer. */
export function lostRefusal(why: LostAnswer, { title, cause = '', next = '', look = '' }: LostWords) {
  const isGone = why === 'gone';
  const { failure } = refusal('broken', { nothingChanged: !isGone });
  return {
    failure,
    explained: {
      title,
      cause,
      next,
      key: 'answerBroke',
      action: isGone ? 'look-up' : 'reload',
      actionLabel: look,
      waitSeconds: null,
    },
    report: `Time: ${failure.time}\nOutcome: ${isGone ? 'the console did not answer' : 'the console was updated'}`,
  } satisfies ShownRefusal;
}
