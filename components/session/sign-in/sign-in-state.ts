import type { ActionState } from '@/lib/guard/action-state';

/** What the sign-in form shows: the action's state, and a refusal explained in the user's language. */
export type SignInState = {
  action: ActionState<null>;
  refusal: { title: string; cause: string; next: string } | null;
  /** Submits so far: tells a repeated refusal from the one before. */
  count: number;
};

/** The state before the first submit. */
export const NOT_TRIED: SignInState = { action: { status: 'idle' }, refusal: null, count: 0 };

/** How a person signs in: with a password, or with a token they got elsewhere. */
export type SignInMethod = 'user' | 'token';

/** Fields of each way to sign in, in the order of the page. */
export const SIGN_IN_FIELDS = {
  user: ['region', 'project', 'account', 'user', 'password', 'passcode'],
  token: ['region', 'project_id', 'token'],
} as const;
