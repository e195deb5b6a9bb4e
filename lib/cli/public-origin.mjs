const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Describes in one sentence what is wrong with PUBLIC_ORIGIN for the production server, or returns null if it is
 * usable. It must be set, be a bare origin, and use https unless the browser runs on this machine, since the session's
 * cookie is Secure.
 */
export function publicOriginProblem(text) {
  if (!text) {
    return 'Set PUBLIC_ORIGIN to the address that browsers use, for example PUBLIC_ORIGIN=https://console.example.org.';
  }
  if (!URL.canParse(text) || new URL(text).origin !== text) {
    return `PUBLIC_ORIGIN is ${text}: it must be an origin alone, such as https://console.example.org, without a path.`;
  }
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:') return null;
  if (protocol === 'http:' && LOOPBACK.has(hostname)) return null;
  return `PUBLIC_ORIGIN is ${text}: plain http is taken on localhost only, since sessions would travel in clear. Use https.`;
}
