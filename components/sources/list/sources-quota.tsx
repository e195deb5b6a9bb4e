import type { EventGrid } from '@/lib/eventgrid/client';
import { format } from '@/lib/i18n/format';
import { readSourceQuota } from '@/lib/sources/quota';

type SourcesQuotaProps = {
  eventGrid: Pick<EventGrid, 'listQuotas'>;
  messages: { text: string; after: string; full: string; meter: string };
};

/** Says how many sources of the quota are used; nothing when EventGrid does not tell. */
export async function SourcesQuota({ eventGrid, messages }: SourcesQuotaProps) {
  const known = await readSourceQuota(eventGrid);
  if (known === null || known.quota <= 0) return null;
  const { used, quota: limit } = known;
  const full = used >= limit;
  return (
    <span className={full ? 'full' : undefined}>
      <b>{format(messages.text, { used, limit })}</b> {messages.after}
      {full ? ` · ${messages.full}` : null}
      <meter min={0} max={limit} high={limit - 0.5} optimum={0} value={used} aria-label={messages.meter} />
    </span>
  );
}
