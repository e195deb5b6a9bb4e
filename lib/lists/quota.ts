import type { EventGrid } from '@/lib/eventgrid/client';

/** How many of something a project has and may have. */
export type UsedQuota = { used: number; quota: number };

/**
 * Reads one of EventGrid's quotas; null if EventGrid does not report it, or reports no limit (-1, and 0, which no project
 * could work with). A quota is only a hint: the create decides.
 */
export async function readQuota(
  eventGrid: Pick<EventGrid, 'listQuotas'>,
  resource: 'SOURCE' | 'CHANNEL',
): Promise<UsedQuota | null> {
  const quotas = await eventGrid.listQuotas();
  const known = quotas.ok ? quotas.data.find(({ type }) => type === resource) : undefined;
  const { used = null, quota = null } = known ?? {};
  return used === null || quota === null || quota <= 0 ? null : { used, quota };
}
