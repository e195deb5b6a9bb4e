import { createHash } from 'node:crypto';

/** The session's cookie: its name, and the flags that it is set with. */
export type SessionCookie = {
  name: string;
  flags: { secure: boolean; httpOnly: true; sameSite: 'lax'; path: '/' };
};

/** How long a browser keeps the cookie by which it is known, and the store with it (our choice: 180 days). */
export const DEVICE_MAX_AGE_SECONDS = 180 * 24 * 3600;

const HASH_CHARS = 8;

/**
 * Returns the session cookie of the console at this address. A browser keeps cookies by host alone, whatever the port
 * and path: the name contains a hash of both, so that two consoles on one host do not sign each other out. With https
 * it begins with `__Host-`, which makes browsers reject the cookie from another host, path or without Secure. Plain
 * http is only allowed on loopback names, where WebKit keeps no Secure cookie: there it has neither.
 */
export function sessionCookie(publicOrigin: string, basePath: string): SessionCookie {
  const secure = publicOrigin.startsWith('https:');
  const hash = createHash('sha256').update(`${publicOrigin}${basePath}`).digest('hex').slice(0, HASH_CHARS);
  return {
    name: `${secure ? '__Host-' : ''}eventgrid-${hash}`,
    flags: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
  };
}

/** Returns the cookie by which a browser that has been signed in with is known, with the session's flags. */
export function deviceCookie(publicOrigin: string, basePath: string): SessionCookie {
  const { name, flags } = sessionCookie(publicOrigin, basePath);
  return { name: name.replace('eventgrid-', 'console-device-'), flags };
}
