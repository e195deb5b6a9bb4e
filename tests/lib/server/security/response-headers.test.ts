import { expect, it } from 'vitest';
import { securityHeaders } from '@/lib/server/security/response-headers';

const named = (origin: string) => new Map(securityHeaders("default-src 'none'", origin));

it('forbids caching, framing and sniffing an answer', () => {
  const headers = named('http://localhost:3000');
  expect(headers.get('Cache-Control')).toBe('private, no-store');
  expect(headers.get('X-Frame-Options')).toBe('DENY');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Referrer-Policy')).toBe('same-origin');
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'");
  expect(headers.get('Permissions-Policy')).toContain('camera=()');
});

it('makes a proxy pass a page on as it streams', () => {
  expect(named('http://localhost:3000').get('X-Accel-Buffering')).toBe('no');
});

it('requires https only if the console is on https', () => {
  expect(named('http://localhost:3000').has('Strict-Transport-Security')).toBe(false);
  expect(named('https://console.example.org').get('Strict-Transport-Security')).toBe('max-age=63072000');
});
