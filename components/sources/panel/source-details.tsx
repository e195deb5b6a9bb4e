import { Lock, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeSection } from '@/components/code/code-section';
import { useTexts } from '@/components/i18n/use-texts';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import { JsonView } from '@/components/ui/json-view';
import { RawBlock } from '@/components/ui/raw-block';
import { sourceBody } from '@/lib/code/bodies';
import type { EventTypeOfSource, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { MASK } from '@/lib/secrets/mask';
import type { ProjectScope } from '@/lib/session/session';
import { SourceFacts, type SourceTimes } from './source-facts';
import { SourceWhyFailed } from './source-why-failed';

type SourceDetailsProps = {
  source: SourceWithRaw;
  owner: ProjectScope;
  times: SourceTimes;
  subscriptions?: ReactNode;
  onEditConnection?: () => void;
};

/**
 * Shows a complete source below its title: why it failed first, then its fields, connection, event types and the answer
 * itself.
 */
export function SourceDetails(props: SourceDetailsProps) {
  const { source, owner, times, onEditConnection } = props;
  const { rawJson, masked } = useTexts('sourcePage');
  return (
    <>
      <SourceWhyFailed {...{ source, owner, onEditConnection }} />
      <SourceFacts source={source} times={times} />
      <SourceConnection detail={source.detail} onEdit={onEditConnection} />
      {props.subscriptions}
      <SourceEventTypes eventTypes={source.event_types} />
      {source.provider_type === 'OFFICIAL' ? null : (
        <CodeSection noun="source" id={source.id} body={() => sourceBody(source)} />
      )}
      <RawBlock title={rawJson} aside={masked}>
        <JsonView value={source.raw} />
      </RawBlock>
    </>
  );
}

/** Lists the event types that an official source sends; nothing for a source without any. */
function SourceEventTypes({ eventTypes }: { eventTypes: EventTypeOfSource[] }) {
  const texts = useTexts('sourcePage');
  const facts = useTexts('sourceFacts');
  if (eventTypes.length === 0) return null;
  const none = <span className="text-ink-3">{facts.none}</span>;
  return (
    <section className="section" aria-labelledby="event-types">
      <h3 id="event-types">{texts.eventTypes}</h3>
      <table className="plain-table">
        <caption className="sr-only">{texts.eventTypesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.eventType}</th>
            <th scope="col">{facts.description}</th>
          </tr>
        </thead>
        <tbody>
          {eventTypes.map(({ name, description }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be missing or twice, and the rows never move.
            <tr key={index}>
              <th scope="row" className="wrap-anywhere">
                {name ? (
                  <code dir="auto" translate="no">
                    {name}
                  </code>
                ) : (
                  none
                )}
              </th>
              <td className="wrap-anywhere">{description ? <bdi>{description}</bdi> : none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type SourceConnectionProps = {
  detail: SourceWithRaw['detail'];
  /** Opens the edit at the connection; omitted if it can't be edited. */
  onEdit?: () => void;
};

/**
 * Shows the connection of a message instance under EventGrid's names. For a secret, shows only that it is configured.
 */
function SourceConnection({ detail, onEdit }: SourceConnectionProps) {
  const texts = useTexts('sourcePage');
  const { none } = useTexts('sourceFacts');
  const fields = Object.entries(detail ?? {});
  if (fields.length === 0) return null;
  return (
    <section className="section" aria-labelledby="connection">
      <div className="section-head">
        <h3 id="connection">{texts.connection}</h3>
        {onEdit ? (
          <button type="button" className="btn tiny quiet" aria-label={texts.editConnection} onClick={onEdit}>
            <Pencil aria-hidden="true" />
            <span>{texts.edit}</span>
          </button>
        ) : null}
      </div>
      <dl className="fact-list">
        {fields.map(([field, value]) => (
          <Fact key={field} field={field} label={<bdi translate="no">{field}</bdi>} none={none}>
            {value === MASK ? (
              <span className="flex items-center gap-2">
                <Lock aria-hidden="true" />
                <span>{texts.configured}</span>
              </span>
            ) : (
              <Value field={field} text={textOf(value)} />
            )}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

/** Users copy the IDs of the instance and its network. */
function Value({ field, text }: { field: string; text: string }) {
  if (text === '') return null;
  if (field.endsWith('_id')) return <CopyableCode dir="auto" text={text} what={field} />;
  return (
    <code dir="auto" translate="no">
      {text}
    </code>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
