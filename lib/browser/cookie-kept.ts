import { withBasePath } from './base-path';
import { orSilence } from './silence';

/**
 * Returns whether the browser sends the cookie of the session that it has just been given. A console that doesn't
 * answer counts as yes: whatever is opened next reports that.
 */
export const isCookieKept = (): Promise<boolean> =>
  orSilence(readStatus()).then(
    (status) => status !== 401,
    () => true,
  );

/** Reads the answer to its end: a browser keeps an unread one, and its connection, open. */
async function readStatus(): Promise<number> {
  const response = await fetch(withBasePath('/api/session'));
  await response.text();
  return response.status;
}
