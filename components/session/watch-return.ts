import { leaveWithoutAsking } from '@/components/ui/leave-without-asking';
import { DRAFTS } from '@/lib/sources/draft-keys';

/**
 * Watches for the browser to bring the page back as it was (“back/forward cache”) before a sign-out, here or in another
 * tab: the page is hidden and requested again. Returns a function that stops it.
 */
export function watchReturn(): () => void {
  const before = lastSignOut();
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted && lastSignOut() !== before) leaveWithoutAsking();
  };
  window.addEventListener('pageshow', onShow);
  return () => window.removeEventListener('pageshow', onShow);
}

/** A browser that stores nothing has no record of a sign-out: every page that comes back is requested again there. */
function lastSignOut(): unknown {
  try {
    return localStorage.getItem(DRAFTS);
  } catch {
    return {};
  }
}
