import { use } from 'react';
import { format } from '@/lib/i18n/format';
import type { UsedQuota } from '@/lib/lists/quota';

type ListQuotaProps = {
  quota: Promise<UsedQuota | null>;
  /** Things made since it was read, less those deleted. */
  change?: number;
  messages: { text: string; after: string; full: string; meter: string };
};

/** Says how much of a quota is used; nothing when EventGrid does not say. It works on the server and in the browser. */
export function ListQuota({ quota: reading, change = 0, messages }: ListQuotaProps) {
  const known = use(reading);
  if (known === null || known.quota <= 0) return null;
  const limit = known.quota;
  const used = known.used + change;
  const full = used >= limit;
  return (
    <span className={full ? 'full' : undefined}>
      <b>{format(messages.text, { used, limit })}</b> {messages.after}
      {full ? ` · ${messages.full}` : null}
      <meter min={0} max={limit} high={limit - 0.5} optimum={0} value={used} aria-label={messages.meter} />
    </span>
  );
}
