import { leaveWithoutAsking } from '@/components/ui/leave-without-asking';
import { notifyTabs } from '@/lib/browser/tabs';
import type { Action } from '@/lib/guard/outcome';
import { DRAFTS } from '@/lib/sources/draft-keys';

let inFlight = false;

/**
 * Signs out, and leaves this page and those of the browser's other tabs after the answer: leaving earlier would abort
 * the request, and the next person at this browser would be signed in. Returns false if the console did not confirm it.
 * A second press in the meantime does nothing.
 */
export async function signOut(action: Action<null>, form: FormData): Promise<boolean> {
  if (inFlight) return true;
  inFlight = true;
  form.set('stay', '1');
  const outcome = await action(null, form).catch(() => null);
  inFlight = false;
  if (!outcome?.result.ok) return false;
  forgetDrafts();
  // The frame of this page may be gone, and with it what listens: the answer also renders a page without a session.
  leaveWithoutAsking();
  notifyTabs('signed-out');
  return true;
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
