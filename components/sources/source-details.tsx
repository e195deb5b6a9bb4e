import { Lock, TriangleAlert } from 'lucide-react';
import { RawBlock } from '@/components/details/raw-block';
import type { CopyMessages } from '@/components/ui/copy-button';
import { JsonView } from '@/components/ui/json-view';
import { MASK } from '@/lib/eg/mask';
import type { EventTypeOfSource, SourceWithRaw } from '@/lib/eg/read-source';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import { SourceFacts } from './source-facts';
import { SourceStatus } from './source-status';

type Messages = typeof sourcePage;

type SourceDetailsProps = {
  source: SourceWithRaw;
  requestId: string | null;
  language: string;
  messages: Messages;
  copy: CopyMessages;
};

/** Shows all of one source: why it failed first, then its fields, connection, event types and the answer itself. */
export function SourceDetails({ source, requestId, language, messages, copy }: SourceDetailsProps) {
  return (
    <div className="source-sections">
      <div className="panel-title">
        <div className="row">
          <SourceStatus status={source.status} labels={messages.facts.statuses} />
        </div>
        <h1>{source.name ?? source.id}</h1>
      </div>
      <WhyFailed source={source} messages={messages} />
      <div className="card facts-card">
        <SourceFacts source={source} requestId={requestId} language={language} messages={{ ...messages.facts, copy }} />
      </div>
      <Connection detail={source.detail} messages={messages} />
      <EventTypes eventTypes={source.event_types} messages={messages} />
      <RawBlock title={messages.rawJson} aside={messages.masked}>
        <JsonView value={source.raw} />
      </RawBlock>
    </div>
  );
}

function WhyFailed({ source: { status, error_info }, messages }: { source: SourceWithRaw; messages: Messages }) {
  const failed = status === 'ERROR' || status === 'CREATE_FAILED' ? messages.failed[status] : null;
  if (failed === null && error_info === null) return null;
  const facts = [
    ['error_code', messages.code, error_info?.error_code],
    ['error_msg', messages.message, error_info?.error_msg],
    ['error_detail', messages.detail, error_info?.error_detail],
  ] as const;
  return (
    <section className="msg bad" aria-label={messages.whyFailed}>
      <div className="msg-top">
        <TriangleAlert aria-hidden="true" />
        <h2>{failed?.title ?? messages.whyFailed}</h2>
        {failed ? <p>{failed.remedy}</p> : null}
        {error_info === null ? <p>{messages.failed.noReason}</p> : null}
      </div>
      {error_info === null ? null : (
        <dl className="facts-list">
          {facts.map(([field, label, value]) => (
            <Fact key={field} field={field} label={label} value={value ?? null} none={messages.facts.none} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Connection({ detail, messages }: { detail: SourceWithRaw['detail']; messages: Messages }) {
  const fields = Object.entries(detail ?? {});
  if (fields.length === 0) return null;
  return (
    <section className="sect" aria-labelledby="connection">
      <h2 id="connection">{messages.connection}</h2>
      <dl className="facts-list card facts-card">
        {fields.map(([field, value]) =>
          value === MASK ? (
            <Fact key={field} field={field} label={field} value={null} none={messages.configured} secret />
          ) : (
            <Fact key={field} field={field} label={field} value={textOf(value)} none={messages.facts.none} />
          ),
        )}
      </dl>
    </section>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

type FactProps = { field: string; label: string; value: string | null; none: string; secret?: boolean };

function Fact({ field, label, value, none, secret = false }: FactProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd data-field={field}>
        {value ? (
          <code>{value}</code>
        ) : (
          <span className={secret ? 'row' : 'muted'}>
            {secret ? <Lock aria-hidden="true" /> : null}
            {none}
          </span>
        )}
      </dd>
    </>
  );
}

function EventTypes({ eventTypes, messages }: { eventTypes: EventTypeOfSource[]; messages: Messages }) {
  if (eventTypes.length === 0) return null;
  const none = <span className="muted">{messages.facts.none}</span>;
  return (
    <section className="sect" aria-labelledby="event-types">
      <h2 id="event-types">{messages.eventTypes}</h2>
      <div className="card">
        <table>
          <caption className="sr">{messages.eventTypesCaption}</caption>
          <thead>
            <tr>
              <th scope="col" className="first">
                {messages.eventType}
              </th>
              <th scope="col">{messages.facts.description}</th>
            </tr>
          </thead>
          <tbody>
            {eventTypes.map(({ name, description }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may be missing or twice, and the rows never move.
              <tr key={index}>
                <th scope="row" className="first wrap-any">
                  {name ? <code>{name}</code> : none}
                </th>
                <td className="wrap-any">{description || none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
