import { describe, expect, it } from 'vitest';
import { sourceIdIn, sourcePath } from '@/lib/sources/path';
import { SOURCES_URL } from '@/lib/sources/query';

describe('the path of a source beside its list', () => {
  it('has the query of the list that it was opened from', () => {
    expect(sourcePath('id-1', SOURCES_URL.defaults)).toBe('/sources/id-1');
    expect(sourcePath('id-1', { ...SOURCES_URL.defaults, q: 'a b', page: 3 })).toBe('/sources/id-1?q=a+b&page=3');
  });

  it.each(['plain', 'a/b', '$&', 'ü?#', 'new '])('keeps the ID %j', (id) => {
    const path = sourcePath(id, { ...SOURCES_URL.defaults, q: '/sources' });
    expect(sourceIdIn(new URL(path, 'http://console').pathname)).toBe(id);
  });

  it.each([
    ['/sources', 'only the list'],
    ['/sources/', 'an empty segment'],
    ['/sources/new', 'the create page'],
    ['/sources/a/b', 'a deeper page'],
    ['/channels/a', 'another noun'],
    ['/sources/%ff', 'a path that is not text'],
  ])('finds no source in %s: %s', (pathname) => {
    expect(sourceIdIn(pathname)).toBeNull();
  });
});
