import { describe, expect, it } from 'vitest';
import { readSource, readSourceWithRaw } from '@/lib/eventgrid/answers/source';
import { MASK } from '@/lib/secrets/mask';

const whole = {
  id: 's-1',
  name: 'orders-api',
  label: 'orders-api',
  description: '',
  provider_type: 'CUSTOM',
  event_types: [{ name: 'order:created', description: null }],
  created_time: '2021-12-09 09:00:00',
  updated_time: '2021-12-09 09:00:00',
  channel_id: 'c-1',
  channel_name: 'orders',
  type: 'RABBITMQ',
  detail: { instance_id: 'i', password: 'hunter2' },
  status: 'ERROR',
  error_info: { error_code: 'EG.1', error_detail: 'd', error_msg: 'm' },
};

describe('readSource', () => {
  it('reads every field under its own name, with detail masked', () => {
    expect(readSource(whole)).toEqual({ ...whole, detail: { instance_id: 'i', password: MASK } });
  });

  it('reads detail from a JSON string', () => {
    const source = readSource({ ...whole, detail: JSON.stringify(whole.detail) });
    expect(source?.detail).toEqual({ instance_id: 'i', password: MASK });
  });

  it('returns null for missing fields and leaves out unknown ones', () => {
    expect(readSource({ unknown: 'x' })).toEqual({
      ...Object.fromEntries(Object.keys(whole).map((key) => [key, null])),
      event_types: [],
    });
  });

  it('shows odd values as text and keeps unknown enums', () => {
    const source = readSource({ id: 7, name: { a: 1 }, description: false, status: 'DREAMING', type: ['X'] });
    expect(source).toMatchObject({ id: '7', name: '{"a":1}', description: 'false', status: 'DREAMING', type: '["X"]' });
  });

  it('masks a secret in place of a text', () => {
    expect(JSON.stringify(readSource({ name: { password: 'hunter2' } }))).not.toContain('hunter2');
  });

  it.each([
    ['an empty object', {}],
    ['empty texts', { error_code: '', error_msg: '' }],
    ['null', null],
    ['a text', 'none'],
  ])('treats %s as no error', (_what, error_info) => {
    expect(readSource({ error_info })?.error_info).toBeNull();
  });

  it('skips event types that are not objects', () => {
    expect(readSource({ event_types: [1, null, { name: 'a' }] })?.event_types).toEqual([
      { name: 'a', description: null },
    ]);
    expect(readSource({ event_types: 'none' })?.event_types).toEqual([]);
  });

  it.each([[null], [undefined], [[]], ['x'], [1], [true]])('refuses %j', (value) => {
    expect(readSource(value)).toBeNull();
    expect(readSourceWithRaw(value)).toBeNull();
  });
});

describe('readSourceWithRaw', () => {
  it('adds the whole answer, masked wherever a secret occurs', () => {
    const answer = { ...whole, detail: JSON.stringify(whole.detail), extra: { deep: [{ Secret_Key: 'hunter2' }] } };
    const source = readSourceWithRaw(answer);
    expect(source?.raw).toEqual({
      ...answer,
      detail: JSON.stringify({ instance_id: 'i', password: MASK }),
      extra: { deep: [{ Secret_Key: MASK }] },
    });
    expect(JSON.stringify(source)).not.toContain('hunter2');
  });
});
