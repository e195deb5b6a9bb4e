'use client';

import { use } from 'react';
import { format } from '@/lib/i18n/format';
import type { UsedQuota } from '@/lib/lists/quota';

type QuotaLineProps = {
  quota: Promise<UsedQuota | null>;
  /** Sources made since the quota was read. */
  created: number;
  messages: { used: string; atLimit: string };
};

/** Says how many sources the project may still have; nothing when EventGrid did not tell. */
export function QuotaLine({ quota: reading, created, messages }: QuotaLineProps) {
  const known = use(reading);
  if (known === null) return null;
  const used = known.used + created;
  const full = used >= known.quota;
  return (
    <span className={full ? 'full' : undefined}>
      {format(full ? messages.atLimit : messages.used, { used, quota: known.quota })}
    </span>
  );
}
