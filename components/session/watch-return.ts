import { leaveWithoutAsking } from '@/components/ui/leave-without-asking';
import { DRAFTS } from '@/lib/sources/draft-keys';

/**
 * Watches for the browser to bring the page back as it was (“back/forward cache”) before a sign-out, here or in another
 * tab: the page is hidden, and asked for again. Returns what stops it.
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
