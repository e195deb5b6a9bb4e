const TWO_YEARS_SECONDS = 63_072_000;

/**
 * Lists the headers of every answer, whatever its route. Referrer-Policy is same-origin because with no-referrer a form
 * posted without JavaScript has Origin null and is refused. HSTS only if the public origin is https.
 */
export function securityHeaders(csp: string, publicOrigin: string): [name: string, value: string][] {
  return [
    ['Content-Security-Policy', csp],
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cache-Control', 'private, no-store'],
    // A page is streamed: nginx would hold its end back, and no form works before that.
    ['X-Accel-Buffering', 'no'],
    ...(publicOrigin.startsWith('https:')
      ? ([['Strict-Transport-Security', `max-age=${TWO_YEARS_SECONDS}`]] as [string, string][])
      : []),
  ];
}
