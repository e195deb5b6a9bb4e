/** Marks that the browser has just been given a session's cookie. */
export const SIGNED_IN_PARAMETER = 'signed-in';

/**
 * Returns the path of the sign-in page that leads back to `next`, a path of this console. Signed-in users are
 * redirected there directly.
 */
export const signInPath = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;

/**
 * Returns the path for signing in again while a session is still open: its token is no longer accepted, and the usual
 * redirect would loop. The form is prefilled with the session's region and user, and with another project's ID if that
 * is the sign-in's target.
 */
export const signInAgainPath = (next: string, projectId?: string): string =>
  `/sign-in?${new URLSearchParams({ again: '1', next, ...(projectId === undefined ? {} : { project: projectId }) })}`;

/**
 * Returns the path to open once the browser has been given a session's cookie. It leads to `next`; if the browser did
 * not keep the cookie, it is the sign-in page, which says so.
 */
export const signedInPath = (next: string): string =>
  `/sign-in?${new URLSearchParams({ [SIGNED_IN_PARAMETER]: '1', next })}`;
