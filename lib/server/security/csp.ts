/**
 * Returns the Content-Security-Policy of one answer (docs/security.md, "Scripts"): only our own scripts, and of these
 * only those with the nonce and what they load. Development adds what React's stack traces and Next's error overlay
 * need; there, inline styles replace the nonce, since a nonce would disable them.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    development ? "img-src 'self' data:" : "img-src 'self'",
    development ? "font-src 'self' data:" : "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
