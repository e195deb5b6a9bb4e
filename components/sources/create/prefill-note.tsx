import { fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Message } from '@/components/ui/message';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';

type PrefillNoteProps = {
  /** The address's parts that were left out, by EventGrid's names. */
  dropped: string[];
  secrets: string[];
  /** The source that the form is a copy of; its ID alone if it can't be copied. */
  clone: { name: string; secrets: string[] } | { missingId: string } | null;
  texts: Dictionary['prefill'];
  labels: Dictionary['sourceFields']['labels'];
};

/** Says what the form was opened with: what the address's parts could not fill in, which secrets a copy lacks. */
export function PrefillNote({ dropped, secrets, clone, texts, labels }: PrefillNoteProps) {
  const isMissing = clone !== null && 'missingId' in clone;
  const nameOf = (field: string) => Reflect.get(labels, field) ?? field;
  return (
    <>
      {clone === null ? null : (
        <Message
          className="mb-4"
          role="status"
          tone={isMissing ? 'warn' : 'info'}
          icon={<Icon name={isMissing ? 'triangle' : 'copy'} />}
          heading="h2"
          title={
            isMissing
              ? texts.missingTitle
              : fillNodes(texts.cloneTitle, { name: <bdi translate="no">{clone.name}</bdi> })
          }
        >
          <p className="wrap-anywhere">
            {isMissing
              ? format(texts.missing, { id: clone.missingId })
              : clone.secrets.length > 0
                ? format(texts.cloneSecrets, { names: clone.secrets.map(nameOf).join(', ') })
                : texts.cloneRest}
          </p>
        </Message>
      )}
      {dropped.length + secrets.length === 0 ? null : (
        <Message
          className="mb-4"
          role="status"
          tone="warn"
          icon={<Icon name="triangle" />}
          heading="h2"
          title={texts.droppedTitle}
        >
          {dropped.length > 0 ? <p>{format(texts.dropped, { names: dropped.join(', ') })}</p> : null}
          {secrets.length > 0 ? <p>{format(texts.secrets, { names: secrets.join(', ') })}</p> : null}
        </Message>
      )}
    </>
  );
}
