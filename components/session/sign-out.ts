import { leaveWithoutAsking } from '@/components/ui/leave-without-asking';
import { notifyTabs } from '@/lib/browser/tabs';
import type { Action } from '@/lib/guard/outcome';
import { DRAFTS } from '@/lib/sources/draft-keys';

let inFlight: Promise<void> | null = null;

/**
 * Signs out, and leaves this page and those of the browser's other tabs after the answer: leaving earlier would abort
 * the request, and the next person at this browser would be signed in. Rejects if the console did not confirm it. A
 * second press in the meantime waits for the first one's answer.
 */
export function signOut(action: Action<null>, form: HTMLFormElement): Promise<void> {
  inFlight ??= sendSignOut(action, new FormData(form)).finally(() => {
    inFlight = null;
  });
  return inFlight;
}

async function sendSignOut(action: Action<null>, form: FormData): Promise<void> {
  form.set('stay', '1');
  const { result } = await action(null, form);
  if (!result.ok) throw new Error('not signed out');
  forgetDrafts();
  // The frame of this page may be gone, and with it what listens: the answer also renders a page without a session.
  leaveWithoutAsking();
  notifyTabs('signed-out');
}

/** Removes the drafts of all users, and leaves something in their place that differs after each sign-out. */
function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFTS)) localStorage.removeItem(key);
    localStorage.setItem(DRAFTS, `${Date.now()}`);
  } catch {
    // A browser that stores nothing has kept no draft.
  }
}
