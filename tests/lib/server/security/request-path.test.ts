import { describe, expect, it } from 'vitest';
import { MAX_PATH_CHARS, MAX_QUERY_CHARS, requestPathProblem } from '@/lib/server/security/request-path';

describe('requestPathProblem', () => {
  it.each([
    '/',
    '/sources',
    '/sources/0b1c-2d',
    '/sources/%E4%B8%AD',
    '/sources/a%20b',
    '/sources/hc.obs',
    '/a/...',
    '//',
  ])('accepts %j', (path) => expect(requestPathProblem(path, '?q=%ff')).toBeNull());

  it.each([
    '/sources/%ff',
    '/sources/%',
    '/sources/%E4%B8',
    '/sources/%00',
    '/sources/%0d%0aSet-Cookie:a',
    '/sources/%7f',
    '/sources/..%2f..%2fetc',
    '/sources/%2F',
    '/sources/..%5c',
    '/sources/%2e%2e',
    '/sources/..',
    '/sources/./a',
  ])('refuses %j', (path) => expect(requestPathProblem(path, '')).toMatch(/^The path /));

  it('enforces its limits on both sides', () => {
    expect(requestPathProblem(`/${'a'.repeat(MAX_PATH_CHARS - 1)}`, '')).toBeNull();
    expect(requestPathProblem(`/${'a'.repeat(MAX_PATH_CHARS)}`, '')).not.toBeNull();
    expect(requestPathProblem('/', '?'.padEnd(MAX_QUERY_CHARS, 'a'))).toBeNull();
    expect(requestPathProblem('/', '?'.padEnd(MAX_QUERY_CHARS + 1, 'a'))).not.toBeNull();
  });
});
