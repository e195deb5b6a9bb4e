import { withBasePath } from './base-path';
import { orSilence } from './silence';

/**
 * Tells whether the browser sends the cookie of the session that it has just been given. A console that doesn't answer
 * counts as yes: whatever is opened next reports that.
 */
export const isCookieKept = (): Promise<boolean> =>
  orSilence(fetch(withBasePath('/api/session'))).then(
    ({ status }) => status !== 401,
    () => true,
  );
