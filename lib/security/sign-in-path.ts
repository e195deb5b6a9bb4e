/** Writes the path of the sign-in page that leads back to `next`, a path of this console; who is signed in is led on. */
export const signInPath = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;

/**
 * Writes the path for signing in anew while a session is open still: its token is no longer accepted, and being led on
 * would go round in circles.
 */
export const signInAgainPath = (next: string): string => `/sign-in?again=1&next=${encodeURIComponent(next)}`;
