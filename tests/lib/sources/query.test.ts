import { describe, expect, it } from 'vitest';
import { parseSourcesQuery, SOURCES_URL, sourcesPath, sourcesQueryParts } from '@/lib/sources/query';

const defaults = SOURCES_URL.defaults;

describe('parseSourcesQuery', () => {
  it('opens newest first, with 20 rows per page', () => {
    expect(parseSourcesQuery({})).toEqual({
      q: '',
      channel_id: '',
      provider: 'CUSTOM',
      type: '',
      status: '',
      from: 0,
      sort: 'created_time:DESC',
      page: 1,
      size: 20,
    });
  });

  it('accepts every valid part', () => {
    const rest = {
      channel_id: 'c-1_a',
      provider: 'all',
      type: 'RABBITMQ',
      status: 'failing',
      sort: 'updated_time:ASC',
    };
    const parts = { q: ' orders ', ...rest, from: '6000', page: '3', size: '100' };
    expect(parseSourcesQuery(parts)).toEqual({ q: 'orders', ...rest, from: 6000, page: 3, size: 100 });
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
    ['size', '10'],
    ['size', '5000'],
    ['size', '020'],
    ['size', ['20', '50']],
    ['sort', 'name:asc'],
    ['sort', 'status:ASC'],
    ['sort', 'name:ASC&limit=1'],
    ['q', ['a', 'b']],
    ['q', 'x'.repeat(129)],
    ['q', 7],
    ['channel_id', 'a/b'],
    ['channel_id', 'x'.repeat(65)],
    ['channel_id', ['a', 'b']],
    ['provider', 'custom'],
    ['provider', 'PARTNER'],
    ['type', 'KAFKA'],
    ['status', 'RUNNING'],
    ['from', '3001'],
    ['from', '-3000'],
    ['from', '3e3'],
    ['from', 'x'],
  ])('drops a bad %s of %j and keeps the rest', (name, value) => {
    const texts = { q: 'orders', channel_id: 'c-1', provider: 'all', type: 'ROCKETMQ', status: 'other' };
    const parts = { ...texts, from: '3000', sort: 'name:DESC', page: '2', size: '50', [name]: value };
    const kept = { ...texts, from: 3000, sort: 'name:DESC', page: 2, size: 50 };
    expect(parseSourcesQuery(parts)).toEqual({ ...kept, [name]: defaults[name as keyof typeof defaults] });
  });

  it('accepts a page of 7 digits and a text of 128 characters, the limits', () => {
    expect(parseSourcesQuery({ page: '9999999', q: 'x'.repeat(128) })).toMatchObject({
      page: 9_999_999,
      q: 'x'.repeat(128),
    });
  });
});

describe('a user’s own page size', () => {
  it.each([
    [{}, 50],
    [{ other: '1' }, 50],
    [{ size: '20' }, 20],
    [{ size: '5000' }, 20],
    [{ q: 'a' }, 20],
    [{ page: '2' }, 20],
  ])('in %j is %d, so that a link shows everyone the same rows', (parts, size) => {
    expect(parseSourcesQuery(parts, 50).size).toBe(size);
    expect(
      SOURCES_URL.parseParams(new URLSearchParams(Object.entries(parts).map(([a, b]) => [a, String(b)])), 50).size,
    ).toBe(size);
  });
});

describe('a window of records', () => {
  it('is only for type and status', () => {
    expect(parseSourcesQuery({ from: '3000' }).from).toBe(0);
    expect(parseSourcesQuery({ from: '3000', type: 'RABBITMQ' }).from).toBe(3000);
  });
});

describe('SOURCES_URL.parseParams', () => {
  it.each([
    ['', defaults],
    ['q=a&page=2', { ...defaults, q: 'a', page: 2 }],
    ['q=a&q=b&page=2', { ...defaults, page: 2 }],
    ['page=2&page=2', defaults],
    ['__proto__=1&other=2', defaults],
  ])('reads %j as the server reads it', (text, query) => {
    expect(SOURCES_URL.parseParams(new URLSearchParams(text))).toEqual(query);
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
    [
      '/sources?channel_id=c-1&provider=all&type=RABBITMQ&status=failing&from=3000',
      { channel_id: 'c-1', provider: 'all', type: 'RABBITMQ', status: 'failing', from: 3000 },
    ],
    ['/sources?q=%E8%AE%A2%E5%8D%95&size=100', { q: '订单', size: 100 }],
  ] as const)('writes %s, which reads back the same', (path, parts) => {
    const query = { ...defaults, ...parts };
    expect(sourcesPath(query)).toBe(path);
    expect(SOURCES_URL.parseParams(new URL(path, 'https://console.example.org').searchParams)).toEqual(query);
  });

  it('reads back a text with a colon unchanged', () => {
    const query = { ...defaults, q: 'a:b%3Ac' };
    expect(SOURCES_URL.parseParams(new URL(sourcesPath(query), 'https://console.example.org').searchParams)).toEqual(
      query,
    );
  });
});
