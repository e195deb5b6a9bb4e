const TWO_YEARS_SECONDS = 63_072_000;

/** A header's name and value. */
export type Header = [name: string, value: string];

/**
 * Lists the headers of every answer, files of the build and Next's own refusals included: lib/server/requests sets
 * them. Referrer-Policy is same-origin because with no-referrer a form posted without JavaScript has Origin null and
 * is refused. HSTS only if the public origin is https, and for its subdomains only where the operator says so.
 */
export function constantHeaders(publicOrigin: string, { hstsSubdomains = false } = {}): Header[] {
  const hsts = `max-age=${TWO_YEARS_SECONDS}${hstsSubdomains ? '; includeSubDomains' : ''}`;
  return [
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(publicOrigin.startsWith('https:') ? [['Strict-Transport-Security', hsts] satisfies Header] : []),
  ];
}

/** Lists the headers of an answer that proxy.ts passes on or gives itself, on top of constantHeaders. */
export const pageHeaders = (csp: string): Header[] => [
  ['Content-Security-Policy', csp],
  ['Cache-Control', 'private, no-store'],
  // A page is streamed: nginx would hold its end back, and no form works before that.
  ['X-Accel-Buffering', 'no'],
];
