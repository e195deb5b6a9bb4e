import { describe, expect, it } from 'vitest';
import { readChannelQuota } from '@/lib/channels/quota';
import { refusal, success } from '@/lib/eventgrid/failures/result';

const quota = (type: string, used: number | null, limit: number | null) => ({
  name: type,
  type,
  used,
  quota: limit,
  min: 0,
  max: null,
});

describe('readChannelQuota', () => {
  it('tells the quota of channels, not of another resource', async () => {
    const listQuotas = async () => success([quota('SOURCE', 3, 100), quota('CHANNEL', 7, 10)], null);
    expect(await readChannelQuota({ listQuotas })).toEqual({ used: 7, quota: 10 });
  });

  it.each([
    ['no such quota', success([quota('SOURCE', 3, 100)], null)],
    ['no number used', success([quota('CHANNEL', null, 10)], null)],
    ['no limit', success([quota('CHANNEL', 7, null)], null)],
    ['a refusal', refusal('timeout')],
  ])('tells nothing for %s', async (_case, answer) => {
    expect(await readChannelQuota({ listQuotas: async () => answer })).toBeNull();
  });
});
