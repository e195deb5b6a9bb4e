import { describe, expect, it } from 'vitest';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { readQuota } from '@/lib/lists/quota';

const quota = (type: string, used: number | null, limit: number | null) => ({
  name: type,
  type,
  used,
  quota: limit,
  min: 0,
  max: null,
});

describe('readQuota', () => {
  it('tells the quota of one resource, not of another', async () => {
    const listQuotas = async () => success([quota('SOURCE', 3, 100), quota('CHANNEL', 7, 10)], null);
    expect(await readQuota({ listQuotas }, 'CHANNEL')).toEqual({ used: 7, quota: 10 });
    expect(await readQuota({ listQuotas }, 'SOURCE')).toEqual({ used: 3, quota: 100 });
  });

  it.each([
    ['no such quota', success([quota('SOURCE', 3, 100)], null)],
    ['no number used', success([quota('CHANNEL', null, 10)], null)],
    ['no limit', success([quota('CHANNEL', 7, null)], null)],
    ['-1, which is unlimited', success([quota('CHANNEL', 7, -1)], null)],
    ['0', success([quota('CHANNEL', 7, 0)], null)],
    ['a refusal', refusal('timeout')],
  ])('tells nothing for %s', async (_case, answer) => {
    expect(await readQuota({ listQuotas: async () => answer }, 'CHANNEL')).toBeNull();
  });
});
