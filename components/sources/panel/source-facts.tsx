import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { SourceStatus } from '@/components/sources/source-status';
import { SourceTypeLabel } from '@/components/sources/source-type';
import EgTime from '@/components/time/eg-time';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import type { Source } from '@/lib/eventgrid/answers/source';
import type { TimeMode } from '@/lib/time/time-mode';

/** How times are shown. An age alone would not be enough here, so `relative` becomes UTC. */
export type SourceTimes = { mode: TimeMode; readAt: number };

type SourceFactsProps = {
  source: Source;
  /** ID of the request that returned the source; omitted if the page has none to show. */
  requestId?: string | null;
  times: SourceTimes;
};

/** Lists a source's fields under EG's names (`data-field`), IDs with a copy button, and marks what EG omitted. */
export function SourceFacts({ source, requestId, times }: SourceFactsProps) {
  const texts = useTexts('sourceFacts');
  const { requestIdName } = useTexts('refusal');
  const copyable = (text: string | null | undefined, what: string) =>
    text ? <CopyableCode dir="auto" text={text} what={what} /> : null;
  const time = (text: string | null) =>
    text ? (
      <span>
        <EgTime {...times} text={text} mode={times.mode === 'local' ? 'local' : 'utc'} none={texts.none} />
      </span>
    ) : null;
  const provider = source.provider_type as keyof typeof texts.providers;
  const rows: [field: string, label: string, value: ReactNode][] = [
    ['id', texts.id, copyable(source.id, texts.sourceIdName)],
    ['request_id', texts.requestId, copyable(requestId, requestIdName)],
    ['name', texts.name, named(source.name)],
    ['label', texts.label, named(source.label)],
    ['description', texts.description, plain(source.description)],
    ['channel_name', texts.channel, named(source.channel_name)],
    ['channel_id', texts.channelId, copyable(source.channel_id, texts.channelIdName)],
    ['type', texts.type, <SourceTypeLabel key="type" type={source.type} />],
    ['provider_type', texts.provider, plain(texts.providers[provider] ?? source.provider_type)],
    ['status', texts.status, <SourceStatus key="status" status={source.status} />],
    ['created_time', texts.created, time(source.created_time)],
    ['updated_time', texts.updated, time(source.updated_time)],
  ];
  return (
    <dl className="fact-list">
      {rows
        .filter(([field]) => field !== 'request_id' || requestId)
        .map(([field, label, value]) => (
          <Fact key={field} field={field} label={label} none={texts.none}>
            {value}
          </Fact>
        ))}
    </dl>
  );
}

/** Isolates a text, so that right-to-left marks in it don't reorder the text around it. */
const plain = (text: string | null) => (text ? <bdi>{text}</bdi> : null);

const named = (text: string | null) => (text ? <bdi translate="no">{text}</bdi> : null);
