import { leaveWithoutAsking } from '@/components/ui/leave-without-asking';
import { DRAFTS } from '@/lib/sources/draft-keys';

/**
 * Leaves a page after signing out: the console answers with the sign-in page, which leads back here. Removes the drafts
 * of all users, and leaves something in their place that differs after each sign-out. It doesn't ask before leaving: the
 * person who signed out may be gone.
 */
export function leavePage(): void {
  leaveWithoutAsking();
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFTS)) localStorage.removeItem(key);
    localStorage.setItem(DRAFTS, `${Date.now()}`);
  } catch {
    // A browser that stores nothing has kept no draft.
  }
}

/**
 * Watches for the browser to bring the page back as it was (“back/forward cache”) before a sign-out, here or in another
 * tab: the page is emptied, and asked for again. Returns what stops it.
 */
export function watchReturn(): () => void {
  const before = lastSignOut();
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted && lastSignOut() !== before) leaveWithoutAsking();
  };
  window.addEventListener('pageshow', onShow);
  return () => window.removeEventListener('pageshow', onShow);
}

/** A browser that stores nothing can't tell: there every page that comes back is asked for again. */
function lastSignOut(): unknown {
  try {
    return localStorage.getItem(DRAFTS);
  } catch {
    return {};
  }
}
