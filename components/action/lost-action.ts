import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { reportUpdated } from '@/lib/browser/session-signal';

/** Why an action has no answer: the console was not reached or broke, or it is newer than the page and ran nothing. */
type LostAction = 'gone' | 'updated';

/** Tells why an action threw, and the page when that is its age. Throws on what is Next's own, a redirect for one. */
export function lostAction(error: unknown): LostAction {
  unstable_rethrow(error);
  if (!unstable_isUnrecognizedActionError(error)) return 'gone';
  reportUpdated();
  return 'updated';
}
