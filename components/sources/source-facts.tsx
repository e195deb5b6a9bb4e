import type { ReactNode } from 'react';
import { UtcTime } from '@/components/time/utc-time';
import { CopyButton, type CopyMessages } from '@/components/ui/copy-button';
import type { Source } from '@/lib/eg/read-source';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import { SourceStatus } from './source-status';
import { SourceTypeLabel } from './source-type';

export type SourceFactsMessages = (typeof sourcePage)['facts'] & { copy: CopyMessages };

type SourceFactsProps = {
  source: Source;
  /** ID of the request that brought the source; left out when the page has none to show. */
  requestId?: string | null;
  language: string;
  messages: SourceFactsMessages;
};

/** Lists a source's fields under EG's names (`data-field`), IDs with a copy button; what EG left out is said. */
export function SourceFacts({ source, requestId, language, messages }: SourceFactsProps) {
  const copyable = (text: string, what: string) => (
    <>
      <code>{text}</code>
      <CopyButton text={text} what={what} messages={messages.copy} />
    </>
  );
  const provider = source.provider_type as keyof typeof messages.providers;
  const rows: [field: string, label: string, value: ReactNode][] = [
    ['id', messages.id, source.id && copyable(source.id, messages.sourceIdName)],
    ...(requestId
      ? ([['request_id', messages.requestId, copyable(requestId, messages.requestIdName)]] satisfies [
          string,
          string,
          ReactNode,
        ][])
      : []),
    ['name', messages.name, source.name],
    ['label', messages.label, source.label],
    ['description', messages.description, source.description],
    ['channel_name', messages.channel, source.channel_name],
    ['channel_id', messages.channelId, source.channel_id && copyable(source.channel_id, messages.channelIdName)],
    ['type', messages.type, <SourceTypeLabel key="type" type={source.type} labels={messages.types} />],
    ['provider_type', messages.provider, messages.providers[provider] ?? source.provider_type],
    ['status', messages.status, <SourceStatus key="status" status={source.status} labels={messages.statuses} />],
    ['created_time', messages.created, time(source.created_time, language, messages.utc)],
    ['updated_time', messages.updated, time(source.updated_time, language, messages.utc)],
  ];
  return (
    <dl className="facts-list">
      {rows.map(([field, label, value]) => (
        <FactRow key={field} field={field} label={label} value={value} none={messages.none} />
      ))}
    </dl>
  );
}

const time = (text: string | null, language: string, utc: string) =>
  text === null ? null : <UtcTime text={text} language={language} zone={utc} />;

function FactRow({ field, label, value, none }: { field: string; label: string; value: ReactNode; none: string }) {
  const empty = value === null || value === undefined || value === '';
  return (
    <>
      <dt>{label}</dt>
      <dd data-field={field}>{empty ? <span className="muted">{none}</span> : value}</dd>
    </>
  );
}
