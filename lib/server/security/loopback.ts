const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Tells whether an origin is on this machine, where plain http is safe. */
export const isLoopback = (origin: string): boolean => LOOPBACK.has(new URL(origin).hostname);

/** How a request's Host compares to the public origin. */
export type HostVerdict = 'own' | 'other-loopback-name' | 'foreign';

/**
 * Compares a request's Host with the public origin: `own`, `other-loopback-name` (localhost, 127.0.0.1 or [::1] in
 * place of one another, on the same port), or `foreign`. A missing or unreadable Host is foreign.
 *
 * A loopback Host that was forwarded for the own one is own: Next itself fetches the page that an action redirects to
 * that way, and so do reverse proxies on this machine. No page of another site can send it, since a browser's Host is
 * the name in its address bar.
 */
export function judgeHost(host: string | null, forwardedHost: string | null, publicOrigin: string): HostVerdict {
  const own = new URL(publicOrigin);
  const requested = parseHost(host, own.protocol);
  if (requested === null) return 'foreign';
  if (requested.host === own.host) return 'own';
  if (!LOOPBACK.has(requested.hostname)) return 'foreign';
  if (parseHost(forwardedHost, own.protocol)?.host === own.host) return 'own';
  return LOOPBACK.has(own.hostname) && requested.port === own.port ? 'other-loopback-name' : 'foreign';
}

/** Reads a host and port; null if the text has more, such as a user, path or query. */
function parseHost(host: string | null, protocol: string): URL | null {
  if (host === null || !/^[A-Za-z0-9.[\]:-]+$/.test(host) || !URL.canParse(`${protocol}//${host}`)) return null;
  return new URL(`${protocol}//${host}`);
}
