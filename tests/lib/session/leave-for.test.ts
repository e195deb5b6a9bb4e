import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { actionTarget } from '@/lib/session/leave-for';
import { findEndpoints } from '../../support/find-endpoints';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['', null, '/sources'],
  ['/eventgrid', null, '/eventgrid/sources'],
  // Next's own router adds it.
  ['/eventgrid', 'action-id', '/sources'],
  ['', 'action-id', '/sources'],
])('leads to the console below %j, from an action called by %j', (basePath, action, target) => {
  vi.stubEnv('NEXT_PUBLIC_BASE_PATH', basePath);
  expect(actionTarget('/sources', { get: (name) => (name === 'next-action' ? action : null) })).toBe(target);
});

it('is the only way in which an action redirects', () => {
  const files = new Set(findEndpoints(process.cwd()).endpoints.map(({ file }) => file));
  const actions = [...files].filter((file) => readFileSync(file, 'utf8').startsWith("'use server'"));
  expect(actions.length).toBeGreaterThan(3);
  expect(actions.filter((file) => /redirect\(/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
