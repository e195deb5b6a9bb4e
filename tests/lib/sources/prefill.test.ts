import { describe, expect, it } from 'vitest';
import { readSourceWithRaw } from '@/lib/eventgrid/answers/source';
import { cloneOf, readPrefill } from '@/lib/sources/prefill';
import { EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';

describe('the address of the create form', () => {
  it('fills in name, channel, type and description', () => {
    const query = { name: 'orders', channel_id: 'c-1', type: 'RABBITMQ', description: 'all “orders”' };
    expect(readPrefill(query)).toEqual({
      values: { ...EMPTY_CREATE_SOURCE_VALUES, ...query },
      dropped: [],
      secrets: [],
    });
  });

  it.each([
    ['name', 'hc.orders'],
    ['name', 'Orders'],
    ['name', 'a'.repeat(129)],
    ['type', 'KAFKA'],
    ['channel_id', '../channels'],
    ['description', 'x'.repeat(256)],
    ['name', ['a', 'b']],
  ])('leaves out the %s %j and names it', (field, value) => {
    expect(
      readPrefill({ [field]: value, type: 'ROCKETMQ', ...(field === 'type' ? { type: value } : {}) }),
    ).toMatchObject({
      values: { ...EMPTY_CREATE_SOURCE_VALUES, type: field === 'type' ? 'APPLICATION' : 'ROCKETMQ' },
      dropped: [field],
    });
  });

  it('never reads a secret', () => {
    const { values, secrets } = readPrefill({ 'detail.password': 'pw', secret_key: 'sk', utm_source: 'x' });
    expect(values).toEqual(EMPTY_CREATE_SOURCE_VALUES);
    expect(secrets).toEqual(['detail.password', 'secret_key']);
  });
});

describe('a copy of a source', () => {
  const rocketmq = {
    id: 's-1',
    name: 'stock',
    type: 'ROCKETMQ',
    channel_id: 'c-1',
    description: 'stock',
    detail: { instance_id: 'i', group: 'g', topic: 't', enable_acl: true, access_key: 'AK', secret_key: 'SK' },
  };

  it('has all but the secrets, which it names', () => {
    const source = readSourceWithRaw(rocketmq);
    const clone = source && cloneOf(source);
    expect(clone).toMatchObject({
      values: { name: 'stock-copy', type: 'ROCKETMQ', channel_id: 'c-1', description: 'stock', hosting: 'cloud' },
      secrets: ['access_key', 'secret_key'],
    });
    expect(clone?.values.detail).toMatchObject({ instance_id: 'i', enable_acl: true, access_key: '', secret_key: '' });
    expect(JSON.stringify(clone)).not.toMatch(/AK|SK/);
  });

  it('of an application has no secrets, and of the longest name fits', () => {
    const source = readSourceWithRaw({ id: 's', name: 'a'.repeat(128), type: 'APPLICATION' });
    expect(source && cloneOf(source)).toMatchObject({ values: { name: `${'a'.repeat(123)}-copy` }, secrets: [] });
  });
});
