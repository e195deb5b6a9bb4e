'use client';

import { useEffect, useRef, useState } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { type ExportProgress, exportFile, NOT_BEGUN, readExport, saveFile } from '@/lib/browser/export-file';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { Exported, ExportFormat } from '@/lib/export/page';
import { exports as enExports } from '@/lib/i18n/en/exports';
import { formatPlural } from '@/lib/i18n/format';
import { exports as zhExports } from '@/lib/i18n/zh-cn/exports';
import type { ProjectScope } from '@/lib/session/session';
import { ExportChoices, ExportDone, ExportRunning, ExportStopped } from './export-steps';

export type ExportDialogProps = {
  owner: ProjectScope;
  /** The project's name, for the file's. */
  project: string;
  noun: Exported;
  onClose: () => void;
};

/** Where an export is: before it, reading, stopped by a refusal (null if the console did not answer), or done. */
type Step = 'choose' | 'reading' | 'done' | { failure: ReadFailure | null };

/** Parts of a list's address that are no filters. */
const NO_FILTERS = ['page', 'size', 'sort', 'from'];

/** Exports everything that a list's filters match, page by page, with progress; cancel ends the reads. */
function ExportDialog({ owner, project, noun, onClose }: ExportDialogProps) {
  const texts = useTexts('exports');
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const reading = useRef<AbortController | null>(null);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [step, setStep] = useState<Step>('choose');
  const [progress, setProgress] = useState<ExportProgress>(NOT_BEGUN);
  const [filters] = useState(() => {
    const params = new URLSearchParams(location.search);
    for (const name of NO_FILTERS) params.delete(name);
    return Object.fromEntries(params);
  });
  useEffect(() => () => reading.current?.abort(), []);
  // The button that was pressed is gone with its step.
  useEffect(() => {
    if (step !== 'choose') title.current?.focus();
  }, [step]);

  const name = `${noun}-${project}-${new Date().toISOString().slice(0, 10)}.${format}`;
  const count = (rows: number) => formatPlural(texts.counts[noun], rows, language);
  const save = (done: ExportProgress) => saveFile(exportFile(done, format), name);

  const run = async (from: ExportProgress) => {
    const abort = new AbortController();
    reading.current = abort;
    setStep('reading');
    try {
      const done = await readExport(from, { owner, noun, format, filters, signal: abort.signal }, setProgress);
      save(done);
      setStep('done');
      announce(count(done.rows));
    } catch (thrown) {
      if (!abort.signal.aborted) setStep({ failure: thrown instanceof Error ? null : (thrown as ReadFailure | null) });
    }
  };
  const close = () => {
    reading.current?.abort();
    closeModal(dialog);
    onClose();
  };

  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="export-title"
      busy={false}
      onDismiss={close}
      onSubmit={() => {
        if (step === 'choose') void run(NOT_BEGUN);
        else if (step === 'done') close();
        else if (step !== 'reading') void run(progress);
      }}
    >
      <div className="dialog-body">
        <h2 id="export-title" ref={title} tabIndex={-1}>
          {texts.titles[noun]}
        </h2>
        {step === 'choose' ? (
          <ExportChoices format={format} hasFilters={Object.keys(filters).length > 0} onFormat={setFormat} />
        ) : step === 'reading' ? (
          <ExportRunning progress={progress} count={count} />
        ) : step === 'done' ? (
          <ExportDone progress={progress} count={count} name={name} size={exportFile(progress, format).size} />
        ) : (
          <ExportStopped progress={progress} count={count} failure={step.failure} />
        )}
      </div>
      <div className="dialog-foot">
        {step === 'done' ? (
          <button type="button" className="btn" onClick={() => save(progress)}>
            {texts.again}
          </button>
        ) : (
          <button type="button" className="btn" onClick={close}>
            {texts.cancel}
          </button>
        )}
        {step === 'reading' ? null : (
          <button type="submit" className="btn primary">
            {step === 'choose' ? texts.submit : step === 'done' ? texts.close : texts.continue}
          </button>
        )}
      </div>
    </ModalDialog>
  );
}

export default withLateTexts({ en: { exports: enExports }, 'zh-CN': { exports: zhExports } }, ExportDialog);
