import { CircleCheck, CircleX } from 'lucide-react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { Message } from '@/components/ui/message';
import type { ExportProgress } from '@/lib/browser/export-file';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/export/page';
import { format as fill } from '@/lib/i18n/format';

type ExportChoicesProps = {
  format: ExportFormat;
  hasFilters: boolean;
  onFormat: (format: ExportFormat) => void;
};

/** What will be exported, and as what. */
export function ExportChoices({ format, hasFilters, onFormat }: ExportChoicesProps) {
  const texts = useTexts('exports');
  return (
    <>
      <p className="text-sm text-ink-2">{hasFilters ? texts.filtered : texts.all}</p>
      <fieldset className="export-formats">
        <legend>{texts.format}</legend>
        {EXPORT_FORMATS.map((known) => (
          <label key={known}>
            <input
              type="radio"
              name="format"
              value={known}
              checked={format === known}
              onChange={() => onFormat(known)}
            />
            <span>
              <b>{texts.formats[known].name}</b>
              <small>{texts.formats[known].text}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="text-xs text-ink-3">{texts.note}</p>
    </>
  );
}

type StepProps = { progress: ExportProgress; count: (rows: number) => string };

/** How far the reading is, by the records that EventGrid has. */
export function ExportRunning({ progress: { read, rows, total }, count }: StepProps) {
  const texts = useTexts('exports');
  const language = useLanguage();
  const of = total === null ? null : total.toLocaleString(language);
  return (
    <div className="export-progress">
      <p id="export-reading">{texts.reading}</p>
      <progress aria-labelledby="export-reading" value={total ? read : undefined} max={total || undefined} />
      <p className="text-xs text-ink-3">
        {of === null ? count(rows) : fill(texts.readOf, { read: read.toLocaleString(language), total: of })}
      </p>
    </div>
  );
}

const MEGABYTE = 1_000_000;

type ExportDoneProps = StepProps & { name: string; size: number };

/** What was saved, and under which name. */
export function ExportDone({ progress: { rows, isCut }, count, name, size }: ExportDoneProps) {
  const texts = useTexts('exports');
  const language = useLanguage();
  const inUnit = (value: number, unit: string) =>
    value.toLocaleString(language, { style: 'unit', unit, maximumFractionDigits: 1 });
  return (
    <Message
      tone="good"
      icon={<CircleCheck aria-hidden="true" />}
      title={fill(texts.saved, { count: count(rows) })}
      role="status"
    >
      <p>
        <code translate="no">{name}</code>
        <span>{` · ${size >= MEGABYTE ? inUnit(size / MEGABYTE, 'megabyte') : inUnit(size / 1_000, 'kilobyte')}`}</span>
      </p>
      {isCut ? <p>{texts.cut}</p> : null}
    </Message>
  );
}

type ExportStoppedProps = StepProps & { failure: ReadFailure | null };

/** Why the reading stopped, and that no file was saved. */
export function ExportStopped({ progress: { rows }, count, failure }: ExportStoppedProps) {
  const texts = useTexts('exports');
  const { consoleTitle } = useTexts('forms');
  return (
    <Message
      tone="bad"
      icon={<CircleX aria-hidden="true" />}
      title={fill(texts.stopped, { count: count(rows) })}
      role="alert"
    >
      <p>{failure ? `${failure.title}. ${failure.text}` : `${consoleTitle}.`}</p>
      {failure?.code ? (
        <p>
          <code translate="no" data-field="error_code">
            {failure.code}
          </code>
        </p>
      ) : null}
      <p>{texts.notSaved}</p>
    </Message>
  );
}
