import type { EventGrid } from '@/lib/eventgrid/client';

/** How many sources a project has and may have. */
export type SourceQuota = { used: number; quota: number };

/** Reads the quota of sources; null when EventGrid does not tell, since it only advises: the create decides. */
export async function readSourceQuota(eventGrid: Pick<EventGrid, 'listQuotas'>): Promise<SourceQuota | null> {
  const quotas = await eventGrid.listQuotas();
  const sources = quotas.ok ? quotas.data.find(({ type }) => type === 'SOURCE') : undefined;
  return sources?.used == null || sources.quota === null ? null : { used: sources.used, quota: sources.quota };
}
