import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { type Asked, explainRefusal, isGone } from '@/lib/eventgrid/failures/report';
import type { EgFailure, EgRefusal } from '@/lib/eventgrid/failures/result';
import type { ActionState } from '@/lib/guard/action-state';
import type { DeletedSource } from './delete';

/** What became of one source: deleted, `gone` (deleted elsewhere, which is as good), or a refusal in words. */
export type DeleteOutcome =
  | { source_id: string; ok: true; gone: boolean }
  | { source_id: string; ok: false; failure: EgFailure; explained: ExplainedFailure; report: string };

/** What one press of Delete came to. */
export type DeleteSourcesState =
  | { status: 'idle' }
  | {
      status: 'done';
      /** One for each source that was asked for, in that order, also when all were refused together. */
      outcomes: DeleteOutcome[];
      /** The refusal of the form as a whole (signed out, another project), in words; nothing was sent then. */
      refused: ExplainedFailure | null;
      /** Another one for each submit. */
      submittedAt: string;
    };

/** The server action as the page hands it down. */
export type DeleteSourcesAction = (state: DeleteSourcesState, form: FormData) => Promise<DeleteSourcesState>;

/** Turns what the guarded action came to into a result per row. Throws when it has not run, which is a bug. */
export function deleteSourcesState(
  done: ActionState<DeletedSource[]>,
  wanted: readonly string[],
  asked: Asked,
): DeleteSourcesState {
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  const { result, submittedAt } = done;
  const outcomes = result.ok ? result.data : wanted.map((source_id) => ({ source_id, result }));
  return {
    status: 'done',
    outcomes: outcomes.map((outcome) => outcomeOf(outcome, asked)),
    refused: result.ok ? null : explain(result, undefined, asked).explained,
    submittedAt,
  };
}

function outcomeOf(
  { source_id, result }: DeletedSource | { source_id: string; result: EgRefusal },
  asked: Asked,
): DeleteOutcome {
  if (result.ok) return { source_id, ok: true, gone: false };
  if (isGone(result.failure)) return { source_id, ok: true, gone: true };
  return { source_id, ok: false, failure: result.failure, ...explain(result, source_id, asked) };
}

/** The list finds a source by its ID as well as by its name, so that the ID can stand for it. */
const explain = ({ failure }: EgRefusal, name: string | undefined, asked: Asked) =>
  explainRefusal(failure, { operation: 'deleteSource', name }, asked);
