import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EgResult, FieldErrors } from '@/lib/eventgrid/failures/result';
import type { FormValues } from './form';

/** The outcome of one button press: every action returns it, and every form, dialog and panel shows it. */
export type ActionOutcome<T> = {
  /** EventGrid's answer, or the refusal of EventGrid, IAM, a gateway or the console itself. */
  result: EgResult<T>;
  /** The refusal in the page's language; null if there is nothing to explain. */
  explained: ExplainedFailure | null;
  /** The refusal's details as plain text to pass on, without token and secrets; null if there was no refusal. */
  report: string | null;
  /** Message keys by field: for invalid input, or for a refusal from EventGrid about a field. */
  fieldErrors: FieldErrors;
  /** The typed values without secrets: a form posted without JavaScript comes back filled in. */
  values: FormValues;
  /** ISO 8601 in UTC. It differs for each press, so that a repeated outcome is recognized as new. */
  submittedAt: string;
};

/** The state of useActionState: null before the first press. */
type ActionState<T> = ActionOutcome<T> | null;

/** A server action as a page passes it to components. The previous state comes from the browser and is ignored. */
export type Action<T> = (state: ActionState<T>, form: FormData) => Promise<ActionOutcome<T>>;
