'use client';

import { use } from 'react';
import type { ChannelQuota } from '@/lib/channels/quota';
import { format } from '@/lib/i18n/format';
import type { ChannelsMessages } from './channels-messages';

type ChannelsQuotaProps = {
  quota: Promise<ChannelQuota | null>;
  /** Channels made since it was read, less those deleted. */
  change: number;
  messages: ChannelsMessages['quota'];
};

/** Says how many channels of the quota are used; nothing when EventGrid does not tell. */
export function ChannelsQuota({ quota: reading, change, messages }: ChannelsQuotaProps) {
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
