import type { EventGrid } from '@/lib/eg/client';
import { format } from '@/lib/i18n/format';

type SourcesQuotaProps = {
  eventGrid: Pick<EventGrid, 'listQuotas'>;
  messages: { text: string; after: string; full: string; meter: string };
};

/** Says how many sources of the quota are used; nothing when EventGrid does not tell. */
export async function SourcesQuota({ eventGrid, messages }: SourcesQuotaProps) {
  const quotas = await eventGrid.listQuotas();
  const sources = quotas.ok ? quotas.data.find(({ type }) => type === 'SOURCE') : undefined;
  if (!sources || sources.used === null || sources.quota === null || sources.quota <= 0) return null;
  const { used, quota: limit } = sources;
  const full = used >= limit;
  return (
    <span className={full ? 'full' : undefined}>
      <b>{format(messages.text, { used, limit })}</b> {messages.after}
      {full ? ` · ${messages.full}` : null}
      <meter min={0} max={limit} high={limit - 0.5} optimum={0} value={used} aria-label={messages.meter} />
    </span>
  );
}
