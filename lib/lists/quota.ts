import * as z from 'zod/mini';
import type { Quota } from '@/lib/eventgrid/answers/quota';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { success } from '@/lib/eventgrid/failures/result';
import type { OwnRead } from '@/lib/guard/route';

const resourceSchema = z.enum(['SOURCE', 'CHANNEL', 'SUBSCRIPTION']);

/** What a project has a quota of, as EventGrid names it. */
export type QuotaResource = z.infer<typeof resourceSchema>;

/** How many of something a project has and may have. */
export type UsedQuota = { used: number; quota: number };

/**
 * Reads one of EventGrid's quotas; null if EventGrid does not report it, or reports no limit (-1, and 0, which no
 * project could work with). A quota is only a hint, which no page waits for: the create decides.
 */
export const quotaRead: OwnRead<{ resource: QuotaResource }, UsedQuota | null> = {
  parse: z.object({ resource: resourceSchema }),
  async read({ eventGrid, input }) {
    const quotas = await eventGrid.listQuotas();
    return quotas.ok ? success(usedOf(quotas.data, input.resource), quotas.requestId) : quotas;
  },
  explain: (failure, context) => explainReadFailure(failure, 'listQuotas', context),
};

/** Finds a quota by EventGrid's name for it; null if it is missing or no limit. */
export function usedOf(quotas: readonly Quota[], resource: string): UsedQuota | null {
  const known = quotas.find(({ type }) => type === resource);
  const { used = null, quota = null } = known ?? {};
  return used === null || quota === null || quota <= 0 ? null : { used, quota };
}

/** How long a page waits for a hint, in ms: usually no longer than for its other reads. The browser reads it later. */
const HINT_MS = 300;

/** Waits for a hint, but not longer than a page should; undefined if it was not there in time. Never rejects. */
export const inTime = <T>(hint: Promise<T>, waitMs = HINT_MS): Promise<T | undefined> =>
  Promise.race([hint.catch(() => undefined), new Promise<undefined>((done) => setTimeout(done, waitMs))]);
