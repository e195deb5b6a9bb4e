import { describe, expect, it } from 'vitest';
import { createSourceBody, EMPTY_CREATE_SOURCE_VALUES, readCreateSourceValues } from '@/lib/sources/values';

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

describe('createSourceBody', () => {
  it('sends what was pasted without blanks around it and invisible characters, and a secret as typed', () => {
    const detail = {
      instance_id: 'inst-1 ',
      user_name: 'u\t',
      password: ' p ',
      vhost_name: '\ufeff/',
      queue_name: 'q\u200b',
    };
    const values = readCreateSourceValues({ name: 'a', type: 'RABBITMQ', channel_id: ' "c-1",', detail });
    expect(createSourceBody(values)).toEqual({
      name: 'a',
      type: 'RABBITMQ',
      channel_id: 'c-1',
      detail: { instance_id: 'inst-1', user_name: 'u', password: ' p ', vhost_name: '/', queue_name: 'q' },
    });
  });
});
