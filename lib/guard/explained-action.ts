import 'server-only';
import { type ActionState, IDLE } from './action-state';
import type { GuardedAction } from './guarded-action';

/** What a guarded action came to, once it has run. */
type Done<T> = Extract<ActionState<T>, { status: 'done' }>;

/**
 * Makes a server action of a guarded one whose result is put into a page's own state and words. `explain` runs after the
 * guard and gets what it came to, so nothing here acts for a form that was refused. The state before comes from the
 * browser: a hint, never believed. Throws what either throws.
 */
export const explainedAction =
  <T, State>(
    action: GuardedAction<T>,
    explain: (done: Done<T>, form: FormData, before: State) => State | Promise<State>,
  ): ((state: State, form: FormData) => Promise<State>) =>
  async (before, form) => {
    const posted = readForm(form);
    return explain(await run(action, posted), posted, before);
  };

/**
 * Makes a server action of a guarded one for a form that shows no result, so that it works as a form's `action` as it is.
 * `afterwards` runs only when the guarded action succeeded.
 */
export const formAction =
  <T>(action: GuardedAction<T>, afterwards: () => void = () => {}): ((form: FormData) => Promise<void>) =>
  async (form) => {
    if ((await run(action, readForm(form))).result.ok) afterwards();
  };

/** Takes what was posted for a form only when it is one: whoever knows an action's ID can send it anything. */
const readForm = (posted: unknown): FormData => (posted instanceof FormData ? posted : new FormData());

async function run<T>(action: GuardedAction<T>, form: FormData): Promise<Done<T>> {
  const done = await action(IDLE, form);
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  return done;
}
