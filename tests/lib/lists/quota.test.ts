import { describe, expect, it } from 'vitest';
import type { Quota } from '@/lib/eventgrid/answers/quota';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { inTime, type QuotaResource, quotaRead } from '@/lib/lists/quota';
import { makeRequest } from '../../support/guard-request';

const quota = (type: string, used: number | null, limit: number | null) => ({ type, used, quota: limit, max: null });

async function readQuota(resource: QuotaResource, answer: EgResult<Quota[]>) {
  const open = await makeRequest().request.openSession();
  if (open === null) throw new Error('not signed in');
  const eventGrid = { ...open.eventGrid, listQuotas: async () => answer };
  return quotaRead.read({ eventGrid, input: { resource } });
}

describe('quotaRead', () => {
  it('reads the quota of one resource, not of another', async () => {
    const quotas = success([quota('SOURCE', 3, 100), quota('CHANNEL', 7, 10)], null);
    expect(await readQuota('CHANNEL', quotas)).toMatchObject({ data: { used: 7, quota: 10 } });
    expect(await readQuota('SOURCE', quotas)).toMatchObject({ data: { used: 3, quota: 100 } });
  });

  it.each([
    ['no such quota', success([quota('SOURCE', 3, 100)], null)],
    ['no usage', success([quota('CHANNEL', null, 10)], null)],
    ['no limit', success([quota('CHANNEL', 7, null)], null)],
    ['-1, which is unlimited', success([quota('CHANNEL', 7, -1)], null)],
    ['0', success([quota('CHANNEL', 7, 0)], null)],
  ])('tells nothing for %s', async (_case, answer) => {
    expect(await readQuota('CHANNEL', answer)).toMatchObject({ ok: true, data: null });
  });

  it('passes on a refusal', async () => {
    expect(await readQuota('CHANNEL', refusal('timeout'))).toMatchObject({ ok: false });
  });
});

describe('inTime', () => {
  it('returns what came in time', async () => {
    expect(await inTime(Promise.resolve(7))).toBe(7);
  });

  it('waits no longer than a page may, and returns nothing after a failure', async () => {
    expect(await inTime(new Promise(() => {}), 1)).toBeUndefined();
    expect(await inTime(Promise.reject(new Error('away')))).toBeUndefined();
  });
});
