import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { routeOf } from '@/lib/server/metrics/watch-requests';

const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => `/${file.replace(/\/?(page\.tsx|route\.ts)$/, '')}`);

it.each(pages)('lists the route %s of the app folder', (page) => {
  // A part that may be absent is no route of its own.
  const [path = '', optional] = page.split(/\/\[\[.*\]\]$/);
  const route = path.replaceAll(/\[[^\]]+\]/g, '{id}');
  const asked = path.replaceAll(/\[[^\]]+\]/g, '9f1c');
  expect(routeOf(asked, '')).toBe(route);
  if (optional !== undefined) expect(routeOf(`${asked}/9f1c`, '')).toBe(route);
});

it.each([
  ['/sources?search=secret', '', '/sources'],
  ['/sources/', '', '/sources'],
  ['/_next/static/chunks/a.js', '', '/_next'],
  ['/sources/1/2', '', 'other'],
  ['/.env', '', 'other'],
  ['/sources/%ff', '', '/sources/{id}'],
  ['/console/sources', '/console', '/sources'],
  ['/console', '/console', '/'],
  ['/sources', '/console', 'other'],
  ['', '', '/'],
])('names %j under base path %j as %s', (path, basePath, route) => {
  expect(routeOf(path, basePath)).toBe(route);
});
