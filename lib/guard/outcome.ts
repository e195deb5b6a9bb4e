import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EgResult, FieldErrors } from '@/lib/eventgrid/failures/result';
import type { FormValues } from './form';

/** What one press of a button came to, as every action answers it and every form, dialog and panel shows it. */
export type ActionOutcome<T> = {
  /** EventGrid's answer, or the refusal of EventGrid, IAM, a gateway or the console itself. */
  result: EgResult<T>;
  /** The refusal in words of the page's language; null when there is none to explain. */
  explained: ExplainedFailure | null;
  /** Everything about the refusal as plain text to hand on, without token and secrets; null when there is no refusal. */
  report: string | null;
  /** Message keys by field: of wrong input, or of a refusal of EventGrid that is about a field. */
  fieldErrors: FieldErrors;
  /** What was typed, without secrets: a form posted without JavaScript comes back filled. */
  values: FormValues;
  /** ISO 8601 in UTC; another one for each press, so that a repeated outcome is told from the one before. */
  submittedAt: string;
};

/** The state of useActionState: null before the first press. */
type ActionState<T> = ActionOutcome<T> | null;

/** A server action as a page hands it to its components. The state before comes from the browser and is not looked at. */
export type Action<T> = (state: ActionState<T>, form: FormData) => Promise<ActionOutcome<T>>;
