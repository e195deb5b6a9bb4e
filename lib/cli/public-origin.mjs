const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Tells whether a URL's `hostname` is this machine itself, where plain http is safe. */
export const isLoopbackName = (hostname) => LOOPBACK.has(hostname);

/**
 * Reads an origin as browsers write it: lower case, without the scheme's own port, other alphabets as `xn--`. Returns
 * null for anything else, such as an address with a path, a user or no scheme.
 */
export function readOrigin(text) {
  if (!/^https?:\/\/[^/?#@%\\\s]+$/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).origin;
}

/** What PUBLIC_ORIGIN must be, for a sentence that begins with its name. */
export const ORIGIN_RULE = 'must be an origin alone, such as https://console.example.org, without a path';

/**
 * Describes in one sentence what is wrong with PUBLIC_ORIGIN for the production server, or returns null if it is
 * usable. It must be set, be a bare origin, and use https unless the browser runs on this machine, since sessions
 * would travel in clear.
 */
export function publicOriginProblem(text) {
  if (!text) {
    return 'Set PUBLIC_ORIGIN to the address that browsers use, for example PUBLIC_ORIGIN=https://console.example.org.';
  }
  const origin = readOrigin(text);
  if (origin === null) return `PUBLIC_ORIGIN is ${text}: it ${ORIGIN_RULE}.`;
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:' || isLoopbackName(hostname)) return null;
  return `PUBLIC_ORIGIN is ${text}: plain http is taken on localhost only, since sessions would travel in clear. Use https.`;
}
