import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '@/lib/server/security/csp';

it('is exactly this in production', () => {
  expect(contentSecurityPolicy('abc', false)).toBe(
    "default-src 'none'; script-src 'self' 'nonce-abc' 'strict-dynamic'; style-src 'self' 'nonce-abc'; " +
      "connect-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
});

it('has no unsafe source in production and needs them in development', () => {
  expect(contentSecurityPolicy('abc', false)).not.toContain('unsafe');
  expect(contentSecurityPolicy('abc', true)).toContain("'unsafe-eval'");
});
