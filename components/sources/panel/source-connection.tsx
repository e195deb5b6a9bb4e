import { Lock, Pencil } from 'lucide-react';
import { CopyButton } from '@/components/ui/copy-button';
import type { CopyMessages } from '@/components/ui/copy-texts';
import { Fact } from '@/components/ui/fact';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import { MASK } from '@/lib/secrets/mask';

type SourceConnectionProps = {
  detail: SourceWithRaw['detail'];
  messages: typeof sourcePage;
  copy: CopyMessages;
  /** Opens the edit at the connection; left out where it cannot be edited. */
  onEdit?: () => void;
};

/** Shows the connection of a message instance under EventGrid's names; of a secret only that it is configured. */
export function SourceConnection({ detail, messages, copy, onEdit }: SourceConnectionProps) {
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
              <Value field={field} text={textOf(value)} copy={copy} />
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
  return (
    <>
      <code dir="auto">{text}</code>
      {field.endsWith('_id') ? <CopyButton text={text} what={field} messages={copy} /> : null}
    </>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
