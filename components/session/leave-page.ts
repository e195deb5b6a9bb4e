import { leaveUnasked } from '@/components/ui/leave-unasked';
import { withBasePath } from '@/lib/browser/base-path';
import { signInAgainPath } from '@/lib/session/sign-in-path';

/**
 * Takes what is on the screen away and leads to the sign-in page, which leads back here. Nobody is asked: who signed out
 * may have left the desk. The draft of a form is kept, without its secrets.
 */
export function leavePage(): void {
  const here = window.location.pathname.slice(withBasePath('').length) + window.location.search;
  leaveUnasked(withBasePath(signInAgainPath(here)));
}
