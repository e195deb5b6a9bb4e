import type { SignInState } from './sign-in/sign-in-state';

/** The server action that signs in without leaving the page. */
export type SignInHereAction = (state: SignInState, form: FormData) => Promise<SignInState>;

/** Where the page is, and so where its session must be. */
export type Here = {
  region: { id: string; name: string };
  project: { id: string; name: string };
  /** As whom the page was opened; the form is filled with it. */
  user: { name: string; account: string };
};
