import { describe, expect, it } from 'vitest';
import { readChannel } from '@/lib/eventgrid/answers/channel';
import { readList } from '@/lib/eventgrid/answers/list';
import { readQuotas } from '@/lib/eventgrid/answers/quota';

const readText = (item: unknown) => (typeof item === 'string' ? item : null);

describe('readList', () => {
  it.each<[string, unknown, unknown]>([
    ['a page', { total: 3, size: 2, items: ['a', 'b'] }, { total: 3, items: ['a', 'b'] }],
    ['a page without total', { items: ['a'] }, { total: null, items: ['a'] }],
    ['a total as a string', { total: '3', items: [] }, { total: 3, items: [] }],
    ['items that cannot be read', { total: 2, items: [null, 'a', 7] }, { total: 2, items: ['a'] }],
    ['null items beside a total', { total: 0, size: 0, items: null }, { total: 0, items: [] }],
    ['missing items beside a total', { total: 0, size: 0 }, { total: 0, items: [] }],
  ])('reads %s', (_what, body, page) => {
    expect(readList(body, readText)).toEqual(page);
  });

  it.each([[{}], [{ items: 'a' }], [{ items: {}, total: 1 }], [{ error_code: 'x' }], [[]], [null], ['<html>']])(
    'does not read %j as a list',
    (body) => {
      expect(readList(body, readText)).toBeNull();
    },
  );
});

describe('readChannel', () => {
  it('reads the fields, including the old name of the enterprise project, and drops the policy', () => {
    expect(
      readChannel({ id: 'c', name: 'orders', provider_type: 'CUSTOM', eps_id: '0', policy: { Sid: 'x' } }),
    ).toEqual({
      id: 'c',
      name: 'orders',
      description: null,
      provider_type: 'CUSTOM',
      created_time: null,
      updated_time: null,
      enterprise_project_id: '0',
      cross_account: true,
    });
    expect(readChannel({ enterprise_project_id: '1', eps_id: '0' })?.enterprise_project_id).toBe('1');
    expect(readChannel([])).toBeNull();
  });
});

describe('readQuotas', () => {
  it('reads limit and use, and uses max as the limit if there is no quota', () => {
    const resources = [
      { type: 'SOURCE', used: 7, quota: 100, max: 500, min: 0 },
      { type: 'CHANNEL', used: '2', max: 10 },
      'x',
    ];
    expect(readQuotas({ quotas: { resources } })).toEqual([
      { type: 'SOURCE', used: 7, quota: 100, max: 500 },
      { type: 'CHANNEL', used: 2, quota: 10, max: 10 },
    ]);
    expect(readQuotas({ quotas: { resources: [{}] } })).toEqual([{ type: null, used: null, quota: null, max: null }]);
  });

  it.each([[{}], [{ quotas: [] }], [{ quotas: { resources: {} } }], [null]])('does not read %j as quotas', (body) => {
    expect(readQuotas(body)).toBeNull();
  });
});
