import { Lock, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyableCode } from '@/components/ui/copy-button';
import type { CopyMessages } from '@/components/ui/copy-texts';
import { Fact } from '@/components/ui/fact';
import { JsonView } from '@/components/ui/json-view';
import { RawBlock } from '@/components/ui/raw-block';
import type { EventTypeOfSource, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { MASK } from '@/lib/secrets/mask';
import type { ProjectScope } from '@/lib/session/session';
import { SourceFacts, type SourcePageMessages, type SourceTimes } from './source-facts';
import { SourceWhyFailed } from './source-why-failed';

type SourceDetailsProps = {
  source: SourceWithRaw;
  owner: ProjectScope;
  times: SourceTimes;
  messages: SourcePageMessages;
  subscriptions?: ReactNode;
  onEditConnection?: () => void;
};

/** Shows all of one source below its title: why it failed first, then its fields, connection, event types and the answer itself. */
export function SourceDetails(props: SourceDetailsProps) {
  const { source, owner, times, messages, onEditConnection } = props;
  return (
    <>
      <SourceWhyFailed {...{ source, owner, messages, onEditConnection }} />
      <SourceFacts source={source} times={times} messages={{ ...messages.facts, copy: messages.copy }} />
      <SourceConnection detail={source.detail} messages={messages} onEdit={onEditConnection} />
      {props.subscriptions}
      <SourceEventTypes eventTypes={source.event_types} messages={messages} />
      <RawBlock title={messages.rawJson} aside={messages.masked}>
        <JsonView value={source.raw} />
      </RawBlock>
    </>
  );
}

type SourceEventTypesProps = { eventTypes: EventTypeOfSource[]; messages: SourcePageMessages };

/** Lists the event types that an official source sends; nothing for a source without any. */
function SourceEventTypes({ eventTypes, messages }: SourceEventTypesProps) {
  if (eventTypes.length === 0) return null;
  const none = <span className="muted">{messages.facts.none}</span>;
  return (
    <section className="sect" aria-labelledby="event-types">
      <h3 id="event-types">{messages.eventTypes}</h3>
      <table className="plain-table">
        <caption className="sr">{messages.eventTypesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.eventType}</th>
            <th scope="col">{messages.facts.description}</th>
          </tr>
        </thead>
        <tbody>
          {eventTypes.map(({ name, description }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be missing or twice, and the rows never move.
            <tr key={index}>
              <th scope="row" className="wrap-any">
                {name ? <code dir="auto">{name}</code> : none}
              </th>
              <td className="wrap-any">{description ? <bdi>{description}</bdi> : none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type SourceConnectionProps = {
  detail: SourceWithRaw['detail'];
  messages: SourcePageMessages;
  /** Opens the edit at the connection; left out where it cannot be edited. */
  onEdit?: () => void;
};

/** Shows the connection of a message instance under EventGrid's names; of a secret only that it is configured. */
function SourceConnection({ detail, messages, onEdit }: SourceConnectionProps) {
  const fields = Object.entries(detail ?? {});
  if (fields.length === 0) return null;
  return (
    <section className="sect" aria-labelledby="connection">
      <div className="sect-head">
        <h3 id="connection">{messages.connection}</h3>
        {onEdit ? (
          <button type="button" className="btn xs quiet" aria-label={messages.editConnection} onClick={onEdit}>
            <Pencil aria-hidden="true" />
            {messages.edit}
          </button>
        ) : null}
      </div>
      <dl className="facts-list">
        {fields.map(([field, value]) => (
          <Fact key={field} field={field} label={<bdi>{field}</bdi>} none={messages.facts.none}>
            {value === MASK ? (
              <span className="row">
                <Lock aria-hidden="true" />
                {messages.configured}
              </span>
            ) : (
              <Value field={field} text={textOf(value)} copy={messages.copy} />
            )}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

/** IDs of the instance and its network are what a person takes elsewhere. */
function Value({ field, text, copy }: { field: string; text: string; copy: CopyMessages }) {
  if (text === '') return null;
  if (field.endsWith('_id')) return <CopyableCode dir="auto" text={text} what={field} messages={copy} />;
  return <code dir="auto">{text}</code>;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
