import { describe, expect, it } from 'vitest';
import {
  countOf,
  type ListState,
  matching,
  oneOf,
  PAGE_PART,
  SIZE_PART,
  SORT_PART,
  searchPart,
  urlState,
} from '@/lib/lists/url-state';

type Query = ListState & { color: 'red' | 'blue' | 'all'; code: string; from: number };

const url = urlState<Query>(
  '/things',
  {
    q: searchPart(5),
    color: { role: 'filter', default: 'red', read: oneOf(['red', 'blue', 'all']), open: 'all' },
    code: { role: 'filter', default: '', read: matching(/^[a-z]+$/) },
    from: { role: 'place', default: 0, read: countOf(3) },
    sort: SORT_PART,
    page: PAGE_PART,
    size: SIZE_PART,
  },
  (query) => (query.code === '' ? { ...query, from: 0 } : query),
);
const { defaults } = url;

describe('the URL of a list', () => {
  it('is only the path when the list opens', () => {
    expect(defaults).toEqual({
      q: '',
      color: 'red',
      code: '',
      from: 0,
      sort: 'created_time:DESC',
      page: 1,
      size: 20,
    });
    expect(url.pathOf(defaults)).toBe('/things');
  });

  it('keeps the order of the table and reads back the same', () => {
    const query: Query = { q: 'a:b', color: 'all', code: 'x', from: 7, sort: 'name:ASC', page: 2, size: 50 };
    const path = '/things?q=a:b&color=all&code=x&from=7&sort=name:ASC&page=2&size=50';
    expect(url.pathOf(query)).toBe(path);
    expect(url.parseParams(new URL(path, 'http://console').searchParams)).toEqual(query);
  });

  it.each([
    ['q', 'abcdef'],
    ['color', 'green'],
    ['code', 'A'],
    ['from', '0'],
    ['from', '1000'],
    ['from', '007'],
    ['page', '10000000'],
    ['page', ['2', '3']],
    ['size', 20],
    ['sort', 'toString'],
  ])('drops %s of %j', (name, value) => {
    expect(url.parse({ code: 'x', [name]: value })).toEqual({
      ...defaults,
      code: 'x',
      [name]: name === 'code' ? '' : defaults[name as keyof Query],
    });
  });

  it('drops what is wrong only in combination with other parts', () => {
    expect(url.parse({ from: '7', code: 'x' }).from).toBe(7);
    expect(url.parse({ from: '7' }).from).toBe(0);
  });

  it('uses the user’s page size if it is empty', () => {
    expect(url.parse({}, 50).size).toBe(50);
    expect(url.parse({ other: 'x' }, 50).size).toBe(50);
    expect(url.parse({ page: 'wrong' }, 50).size).toBe(20);
  });
});

describe('another query of a list', () => {
  const query: Query = { ...defaults, q: 'a', code: 'x', from: 7, page: 3, sort: 'name:ASC', size: 50 };

  it('starts at the first page, and keeps the other parts', () => {
    expect(url.withParts(query, { color: 'blue' })).toEqual({ ...query, color: 'blue', from: 0, page: 1 });
    expect(url.withParts(query, { page: 4 })).toEqual({ ...query, from: 0, page: 4 });
  });

  it('without filters keeps the list’s display settings', () => {
    expect(url.withoutFilters(query)).toEqual({ ...defaults, sort: 'name:ASC', size: 50 });
  });

  it.each([
    [{}, false],
    [{ sort: 'name:ASC', page: 2, size: 50 }, false],
    [{ color: 'all' }, false],
    [{ color: 'blue' }, true],
    [{ q: 'a' }, true],
    [{ code: 'x' }, true],
  ] as const)('with %j excludes rows: %s', (parts, isFiltered) => {
    expect(url.isFiltered({ ...defaults, ...parts })).toBe(isFiltered);
  });
});
