import type { SignInState } from '@/components/session/sign-in/sign-in-state';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import type { ActionState } from '@/lib/guard/action-state';
import { requestPreferences } from '@/lib/i18n/request-preferences';

/**
 * Returns the form's state after a sign-in: a refusal in the user's language, null where the fields say it themselves.
 * The catalogue of words stays on the server.
 */
export async function explainSignIn(action: ActionState<null>, before: SignInState | undefined): Promise<SignInState> {
  // The state before comes from the browser and may be anything.
  const count = (Number(before?.count) || 0) + 1;
  if (action.status === 'idle' || action.result.ok) return { action, refusal: null, count };
  const { failure } = action.result;
  if (failure.kind === 'invalid-input') return { action, refusal: null, count };
  const { messages } = await requestPreferences();
  const { title, cause, next: step } = explainFailure(failure, { operation: 'signIn', messages: messages.failures });
  return { action, refusal: { title, cause, next: step }, count };
}
