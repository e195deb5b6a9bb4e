import { describe, expect, it } from 'vitest';
import { readChannel } from '@/lib/eventgrid/answers/channel';

describe('readChannel', () => {
  it('reads the fields, and eps_id as the old name of enterprise_project_id', () => {
    expect(readChannel({ id: 'c-1', name: 'orders', eps_id: '0' })).toMatchObject({
      id: 'c-1',
      name: 'orders',
      description: null,
      enterprise_project_id: '0',
    });
    expect(readChannel('orders')).toBeNull();
  });

  it.each([
    ['says so', { cross_account: true }, true],
    ['says not', { cross_account: false, policy: { Effect: 'Allow' } }, false],
    ['has only a policy', { policy: { Effect: 'Allow' } }, true],
    ['says neither', {}, null],
    ['says something else', { cross_account: 'yes', policy: 'none' }, null],
  ])('reports whether other accounts may put events: a channel that %s', (_case, fields, expected) => {
    expect(readChannel({ id: 'c-1', ...fields })?.cross_account).toBe(expected);
  });
});
