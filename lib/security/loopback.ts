const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Tells whether an origin is this very machine's, where plain http is safe. */
export const isLoopback = (origin: string): boolean => LOOPBACK.has(new URL(origin).hostname);

/** How a request's Host stands to the public origin. */
export type HostVerdict = 'own' | 'other-loopback-name' | 'foreign';

/**
 * Compares a request's Host with the public origin: `own`, `other-loopback-name` (localhost, 127.0.0.1 or [::1] in place
 * of one another, at the same port), or `foreign`. A missing or unreadable Host is foreign.
 */
export function judgeHost(host: string | null, publicOrigin: string): HostVerdict {
  const own = new URL(publicOrigin);
  // Only a host and a port: no user, path or query may hide in it.
  if (host === null || !/^[A-Za-z0-9.[\]:-]+$/.test(host) || !URL.canParse(`${own.protocol}//${host}`))
    return 'foreign';
  const asked = new URL(`${own.protocol}//${host}`);
  if (asked.host === own.host) return 'own';
  const bothLoopback = LOOPBACK.has(asked.hostname) && LOOPBACK.has(own.hostname);
  return bothLoopback && asked.port === own.port ? 'other-loopback-name' : 'foreign';
}
