import type { EventGrid } from '@/lib/eventgrid/client';

/** How many channels an account has and may have. */
export type ChannelQuota = { used: number; quota: number };

/** Reads the quota of channels; null when EventGrid does not tell, since it only advises: the create decides. */
export async function readChannelQuota(eventGrid: Pick<EventGrid, 'listQuotas'>): Promise<ChannelQuota | null> {
  const quotas = await eventGrid.listQuotas();
  const channels = quotas.ok ? quotas.data.find(({ type }) => type === 'CHANNEL') : undefined;
  return channels?.used == null || channels.quota === null ? null : { used: channels.used, quota: channels.quota };
}
