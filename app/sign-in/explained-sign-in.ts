'use server';

import type { SignInState } from '@/components/sign-in/sign-in-state';
import { explainFailure } from '@/lib/eg/explain-failure';
import type { ActionState } from '@/lib/guard/action-state';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { signInAction, signInHereAction } from './actions';

/** Signs in as signInAction does, and explains a refusal in the user's language; the catalogue stays on the server. */
export async function explainedSignInAction(state: SignInState, form: FormData): Promise<SignInState> {
  return explain(await signInAction(state.action, form), state);
}

/** Signs in as signInHereAction does, and explains a refusal as explainedSignInAction does. */
export async function explainedSignInHereAction(state: SignInState, form: FormData): Promise<SignInState> {
  return explain(await signInHereAction(state.action, form), state);
}

async function explain(next: ActionState<null>, before: SignInState): Promise<SignInState> {
  const count = before.count + 1;
  if (next.status === 'idle' || next.result.ok) return { action: next, refusal: null, count };
  const { failure } = next.result;
  if (failure.kind === 'invalid-input') return { action: next, refusal: null, count };
  const { messages } = await requestPreferences();
  const { title, cause, next: step } = explainFailure(failure, { operation: 'signIn', messages: messages.failures });
  return { action: next, refusal: { title, cause, next: step }, count };
}
