import { describe, expect, it } from 'vitest';
import { CHANNELS_URL, channelsPath, parseChannelsQuery } from '@/lib/channels/query';

describe('parseChannelsQuery', () => {
  it('reads each part', () => {
    const parts = { q: ' ord ', provider: 'all', sort: 'name:ASC', page: '3', size: '100' };
    expect(parseChannelsQuery(parts)).toEqual({ q: 'ord', provider: 'all', sort: 'name:ASC', page: 3, size: 100 });
  });

  it.each([
    ['nothing', {}],
    ['an unknown sort', { sort: 'id:ASC' }],
    ['an unknown provider', { provider: 'custom' }],
    ['page 0', { page: '0' }],
    ['a page of eight digits', { page: '10000000' }],
    ['half a page', { page: '1.5' }],
    ['size 5000', { size: '5000' }],
    ['a text over 128 characters', { q: 'x'.repeat(129) }],
    ['lists', { q: ['a', 'b'], page: ['1'] }],
  ])('falls back to the defaults for %s', (_what, parts) => {
    expect(parseChannelsQuery(parts)).toEqual(CHANNELS_URL.defaults);
  });

  it('drops a part that is given twice', () => {
    expect(CHANNELS_URL.parseParams(new URLSearchParams('q=a&q=b&page=2'))).toMatchObject({ q: '', page: 2 });
  });

  it.each(['/channels', '/channels?q=a%26b&provider=all&sort=name:ASC&page=2&size=50'])(
    'writes %s exactly as it was read',
    (path) => {
      expect(channelsPath(CHANNELS_URL.parseParams(new URL(path, 'http://x').searchParams))).toBe(path);
    },
  );
});
