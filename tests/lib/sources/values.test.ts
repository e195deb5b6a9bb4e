import { describe, expect, it } from 'vitest';
import { EMPTY_CREATE_SOURCE_VALUES, readCreateSourceValues } from '@/lib/sources/values';

describe('readCreateSourceValues', () => {
  it.each([null, undefined, 'text', 7, [], {}, { detail: 'text', type: 'KAFKA', name: ['a'] }])(
    'reads %j as an empty form',
    (given) => {
      expect(readCreateSourceValues(given)).toEqual(EMPTY_CREATE_SOURCE_VALUES);
    },
  );

  it('counts a posted line break as one unit, like the browser', () => {
    expect(readCreateSourceValues({ description: 'a\r\nb' }).description).toBe('a\nb');
  });

  it('reads checked boxes of a plain form and of a parsed one', () => {
    const { detail } = readCreateSourceValues({ detail: { enable_acl: 'on', ssl_enable: true, unknown: 'x' } });
    expect(detail).toEqual({ ...EMPTY_CREATE_SOURCE_VALUES.detail, enable_acl: true, ssl_enable: true });
  });
});
