import type { EventGrid } from '@/lib/eg/client';
import { format } from '@/lib/i18n/format';

type QuotaLineProps = {
  eventGrid: EventGrid;
  messages: { used: string; atLimit: string };
};

/** Says how many sources the project may still have; nothing when EventGrid does not tell. The server decides anyway. */
export async function QuotaLine({ eventGrid, messages }: QuotaLineProps) {
  const quotas = await eventGrid.listQuotas();
  const sources = quotas.ok ? quotas.data.find(({ type }) => type === 'SOURCE') : undefined;
  if (!sources || sources.used === null || sources.quota === null) return null;
  const { used, quota } = sources;
  return (
    <span className={used >= quota ? 'full' : undefined}>
      {format(used >= quota ? messages.atLimit : messages.used, { used, quota })}
    </span>
  );
}
