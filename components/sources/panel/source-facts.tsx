import type { ReactNode } from 'react';
import { SourceStatus } from '@/components/sources/source-status';
import { SourceTypeLabel } from '@/components/sources/source-type';
import { EgTime } from '@/components/time/eg-time';
import { CopyableCode } from '@/components/ui/copy-button';
import type { CopyMessages } from '@/components/ui/copy-texts';
import { Fact } from '@/components/ui/fact';
import type { Source } from '@/lib/eventgrid/answers/source';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import type { TimeMode } from '@/lib/time/time-mode';

/** The texts of one source: its page's, and of the buttons that copy. */
export type SourcePageMessages = typeof sourcePage & { copy: CopyMessages };

/** How times are shown: an age alone would not do here, so that `relative` is UTC. */
export type SourceTimes = { mode: TimeMode; readAt: number; language: string };

type SourceFactsProps = {
  source: Source;
  /** ID of the request that brought the source; left out when the page has none to show. */
  requestId?: string | null;
  times: SourceTimes;
  messages: SourcePageMessages['facts'] & { copy: CopyMessages };
};

/** Lists a source's fields under EG's names (`data-field`), IDs with a copy button; what EG left out is said. */
export function SourceFacts({ source, requestId, times, messages }: SourceFactsProps) {
  const copyable = (text: string | null | undefined, what: string) =>
    text ? <CopyableCode dir="auto" text={text} what={what} messages={messages.copy} /> : null;
  const time = (text: string | null) =>
    text ? (
      <span>
        <EgTime {...times} text={text} mode={times.mode === 'local' ? 'local' : 'utc'} none={messages.none} />
      </span>
    ) : null;
  const provider = source.provider_type as keyof typeof messages.providers;
  const rows: [field: string, label: string, value: ReactNode][] = [
    ['id', messages.id, copyable(source.id, messages.sourceIdName)],
    ['request_id', messages.requestId, copyable(requestId, messages.requestIdName)],
    ['name', messages.name, plain(source.name)],
    ['label', messages.label, plain(source.label)],
    ['description', messages.description, plain(source.description)],
    ['channel_name', messages.channel, plain(source.channel_name)],
    ['channel_id', messages.channelId, copyable(source.channel_id, messages.channelIdName)],
    ['type', messages.type, <SourceTypeLabel key="type" type={source.type} labels={messages.types} />],
    ['provider_type', messages.provider, plain(messages.providers[provider] ?? source.provider_type)],
    ['status', messages.status, <SourceStatus key="status" status={source.status} labels={messages.statuses} />],
    ['created_time', messages.created, time(source.created_time)],
    ['updated_time', messages.updated, time(source.updated_time)],
  ];
  return (
    <dl className="facts-list">
      {rows
        .filter(([field]) => field !== 'request_id' || requestId)
        .map(([field, label, value]) => (
          <Fact key={field} field={field} label={label} none={messages.none}>
            {value}
          </Fact>
        ))}
    </dl>
  );
}

/** Sets a text apart, so that right-to-left marks in it reorder nothing around it. */
const plain = (text: string | null) => (text ? <bdi>{text}</bdi> : null);
