import { isLoopbackName, readOrigin } from '@/lib/cli/public-origin.mjs';

/** Returns whether an origin is on this machine, where plain http is safe. */
export const isLoopback = (origin: string): boolean => isLoopbackName(new URL(origin).hostname);

/** How a request's Host compares to the public origin. */
export type HostVerdict = 'own' | 'other-loopback-name' | 'foreign';

/**
 * Compares a request's Host with the public origin: `own`, `other-loopback-name` (localhost, 127.0.0.1 or [::1] in
 * place of one another, on the same port), or `foreign`. Both are read alike, so that case and the scheme's own port
 * make no difference. A missing or unreadable Host is foreign.
 *
 * A loopback Host that was forwarded for the own one is own: Next itself fetches the page that an action redirects to
 * that way, and so do reverse proxies on this machine. No page of another site can send it, since a browser's Host is
 * the name in its address bar.
 */
export function judgeHost(host: string | null, forwardedHost: string | null, publicOrigin: string): HostVerdict {
  const own = new URL(publicOrigin);
  const originOf = (name = '') => (/^[\x21-\x7e]+$/.test(name) ? readOrigin(`${own.protocol}//${name}`) : null);
  const requested = originOf(host ?? '');
  if (requested === null) return 'foreign';
  if (requested === own.origin) return 'own';
  if (!isLoopback(requested)) return 'foreign';
  // Of a chain of proxies, the first is the one that the browser connected to.
  if (originOf(forwardedHost?.split(',')[0]?.trim()) === own.origin) return 'own';
  return isLoopback(own.origin) && new URL(requested).port === own.port ? 'other-loopback-name' : 'foreign';
}
