/** Writes the path of the sign-in page that leads back to `next`, a path of this console; who is signed in is led on. */
export const signInPath = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;

/**
 * Writes the path for signing in anew while a session is open still: its token is no longer accepted, and being led on
 * would go round in circles. The form comes filled with the session's region and user, and with another project's ID where
 * that is what to sign in to.
 */
export const signInAgainPath = (next: string, projectId?: string): string =>
  `/sign-in?${new URLSearchParams({ again: '1', next, ...(projectId === undefined ? {} : { project: projectId }) })}`;
