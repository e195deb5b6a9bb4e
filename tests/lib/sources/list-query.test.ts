import { describe, expect, it } from 'vitest';
import {
  parseSearchParams,
  parseSourcesQuery,
  SOURCES_QUERY_DEFAULTS,
  sourcesPath,
  sourcesQueryParts,
} from '@/lib/sources/list-query';

const defaults = SOURCES_QUERY_DEFAULTS;

describe('parseSourcesQuery', () => {
  it('opens newest first, 20 rows a page', () => {
    expect(parseSourcesQuery({})).toEqual({ q: '', sort: 'created_time:DESC', page: 1, size: 20 });
  });

  it('takes every part that is right', () => {
    const parts = { q: ' orders ', sort: 'name:ASC', page: '3', size: '100' };
    expect(parseSourcesQuery(parts)).toEqual({ q: 'orders', sort: 'name:ASC', page: 3, size: 100 });
  });

  it.each([
    ['page', '0'],
    ['page', '-1'],
    ['page', '1.5'],
    ['page', '1e3'],
    ['page', ' 2'],
    ['page', '99999999'],
    ['page', 'x'],
    ['page', ['2', '3']],
    ['page', undefined],
    ['size', '15'],
    ['size', '1000'],
    ['size', '020'],
    ['size', ['20', '50']],
    ['sort', 'name:asc'],
    ['sort', 'status:ASC'],
    ['sort', 'name:ASC&limit=1'],
    ['q', ['a', 'b']],
    ['q', 'x'.repeat(129)],
    ['q', 7],
  ])('drops a bad %s of %j and keeps the rest', (name, value) => {
    const parts = { q: 'orders', sort: 'name:DESC', page: '2', size: '50', [name]: value };
    const kept = { q: 'orders', sort: 'name:DESC', page: 2, size: 50 };
    expect(parseSourcesQuery(parts)).toEqual({ ...kept, [name]: defaults[name as keyof typeof defaults] });
  });

  it('takes a page of 7 digits and a text of 128 characters, the limits', () => {
    expect(parseSourcesQuery({ page: '9999999', q: 'x'.repeat(128) })).toMatchObject({
      page: 9_999_999,
      q: 'x'.repeat(128),
    });
  });
});

describe('parseSearchParams', () => {
  it.each([
    ['', defaults],
    ['q=a&page=2', { ...defaults, q: 'a', page: 2 }],
    ['q=a&q=b&page=2', { ...defaults, page: 2 }],
    ['page=2&page=2', defaults],
    ['__proto__=1&other=2', defaults],
  ])('reads %j as the server reads it', (text, query) => {
    expect(parseSearchParams(new URLSearchParams(text))).toEqual(query);
  });
});

describe('sourcesPath', () => {
  it('leaves defaults out', () => {
    expect(sourcesPath(defaults)).toBe('/sources');
    expect(sourcesQueryParts(defaults)).toEqual([]);
  });

  it.each([
    ['/sources?q=a%26b%3Dc+d', { q: 'a&b=c d' }],
    ['/sources?sort=name:ASC&page=2', { sort: 'name:ASC', page: 2 }],
    ['/sources?q=%E8%AE%A2%E5%8D%95&size=100', { q: '订单', size: 100 }],
  ] as const)('writes %s, which reads back the same', (path, parts) => {
    const query = { ...defaults, ...parts };
    expect(sourcesPath(query)).toBe(path);
    expect(parseSearchParams(new URL(path, 'https://console.example.org').searchParams)).toEqual(query);
  });

  it('reads back a text with a colon as it was', () => {
    const query = { ...defaults, q: 'a:b%3Ac' };
    expect(parseSearchParams(new URL(sourcesPath(query), 'https://console.example.org').searchParams)).toEqual(query);
  });
});
