import type { EventGrid } from '@/lib/eventgrid/client';

/** How many of something a project has and may have. */
export type UsedQuota = { used: number; quota: number };

/**
 * Reads one of EventGrid's quotas; null if EventGrid does not report it. A quota is only a hint: the create decides.
 */
export async function readQuota(
  eventGrid: Pick<EventGrid, 'listQuotas'>,
  resource: 'SOURCE' | 'CHANNEL',
): Promise<UsedQuota | null> {
  const quotas = await eventGrid.listQuotas();
  const known = quotas.ok ? quotas.data.find(({ type }) => type === resource) : undefined;
  return known?.used == null || known.quota === null ? null : { used: known.used, quota: known.quota };
}
