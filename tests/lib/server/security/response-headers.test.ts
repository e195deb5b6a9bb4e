import { expect, it } from 'vitest';
import { constantHeaders, pageHeaders } from '@/lib/server/security/response-headers';

const named = (origin: string, more = {}) => new Map(constantHeaders(origin, more));

it('forbids framing and sniffing an answer', () => {
  const headers = named('http://localhost:3000');
  expect(headers.get('X-Frame-Options')).toBe('DENY');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Referrer-Policy')).toBe('same-origin');
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(headers.get('Permissions-Policy')).toContain('camera=()');
});

it('forbids caching a page, and makes a proxy pass it on as it streams', () => {
  const headers = new Map(pageHeaders("default-src 'none'"));
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'");
  expect(headers.get('Cache-Control')).toBe('private, no-store');
  expect(headers.get('X-Accel-Buffering')).toBe('no');
});

it('requires https only if the console is on https, and of its subdomains only where that is meant', () => {
  const https = 'https://console.example.org';
  expect(named('http://localhost:3000', { hstsSubdomains: true }).has('Strict-Transport-Security')).toBe(false);
  expect(named(https).get('Strict-Transport-Security')).toBe('max-age=63072000');
  expect(named(https, { hstsSubdomains: true }).get('Strict-Transport-Security')).toBe(
    'max-age=63072000; includeSubDomains',
  );
});
