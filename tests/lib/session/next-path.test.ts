import { expect, it } from 'vitest';
import { safeNextPath } from '@/lib/session/next-path';

it.each(['/sources', '/sources/new?name=orders&type=RABBITMQ', '/sources/0b1c', '/', '/channels?q=a%20b'])(
  'goes to %j',
  (path) => expect(safeNextPath(path)).toBe(path),
);

it.each([
  undefined,
  null,
  '',
  'sources',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '/a/../..//evil.example',
  '/\tevil',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/sources\r\nSet-Cookie: a=b',
  '/sources\\..\\evil',
  '/sign-in',
  '/sign-in?next=/sign-in',
  `/${'a'.repeat(1024)}`,
  '/ümlaut',
])('goes home instead of to %j', (path) => expect(safeNextPath(path)).toBe('/overview'));
