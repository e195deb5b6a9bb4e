'use client';

import { useQuery } from '@tanstack/react-query';
import { projectQuota } from '@/lib/browser/queries/own-query';
import { format } from '@/lib/i18n/format';
import type { QuotaResource } from '@/lib/lists/quota';

export type ListQuotaProps = {
  owner: Parameters<typeof projectQuota>[0];
  resource: QuotaResource;
  /** Items created since it was read, minus those deleted. */
  change?: number;
  texts: { text: string; after: string; full: string; meter: string };
};

/** Shows how much of a quota is used; nothing if EventGrid doesn't report it. It may be read after the page. */
export function ListQuota({ owner, resource, change = 0, texts }: ListQuotaProps) {
  const known = useQuery(projectQuota(owner, resource)).data;
  if (!known) return null;
  const limit = known.quota;
  const used = known.used + change;
  const full = used >= limit;
  return (
    <span className={full ? 'full' : undefined}>
      <b>{format(texts.text, { used, limit })}</b>
      <span>{full ? ` ${texts.after} · ${texts.full}` : ` ${texts.after}`}</span>
      <meter max={limit} high={limit - 0.5} optimum={0} value={used} aria-label={texts.meter} />
    </span>
  );
}
