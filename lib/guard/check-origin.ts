type HeaderReader = { get(name: string): string | null };

/**
 * Tells whether a write comes from a page of this console: Origin is its public origin and, where the browser says so,
 * the site is the same. A write without Origin is foreign, since Next runs an action without one (design, rule 3).
 */
export function isOwnWrite(headers: HeaderReader, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  return headers.get('origin') === publicOrigin && (site === null || site === 'same-origin');
}

/** Tells whether a read comes from a page of this console or from the address bar; an unknown sender may read nothing. */
export function isOwnRead(headers: HeaderReader, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  return (site === null || site === 'same-origin' || site === 'none') && (origin === null || origin === publicOrigin);
}
