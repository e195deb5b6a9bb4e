'use client';

import { type ClipboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { DialogFoot } from '@/components/ui/dialog-foot';
import { fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import type { CodeNoun } from '@/lib/code/subject';
import { format, formatPlural } from '@/lib/i18n/format';
import type { Fill } from '@/lib/paste/fill';
import { type PasteReader, readPaste } from '@/lib/paste/read-paste';
import type { LeftOut } from '@/lib/paste/recognize';

type PasteDialogProps<Values> = {
  noun: CodeNoun;
  /** Reads what was recognized as the form's values. */
  fill: PasteReader<Values>;
  /** The names of fields that this dialog has no words for. */
  labels?: Record<string, string>;
  onApply: (values: Values) => void;
  /** Called once, after the dialog has closed. */
  onClose: () => void;
};

/**
 * Fills a form from a paste. What is pasted is masked before it is shown, its secrets go to their fields alone, and
 * nothing of it is kept or sent.
 */
export function PasteDialog<Values>({ noun, fill, labels, onApply, onClose }: PasteDialogProps<Values>) {
  const texts = useTexts('paste');
  const { paste: title } = useTexts('forms');
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [given, setGiven] = useState(() => readPaste('', noun, fill));
  const id = useId();
  const { result } = given;
  const problem = result.ok ? null : problemOf(result, texts);

  const take = (text: string) => setGiven((before) => readPaste(text, noun, fill, before.kept));
  const leave = () => {
    closeModal(dialog);
    onClose();
  };
  const apply = () => {
    if (!result.ok) return area.current?.focus();
    leave();
    onApply(result.values);
    announce(formatPlural(texts.applied, result.filled.length, language));
  };
  // The text as it was pasted never is in the page.
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (pasted === '') return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    take(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
  };
  return (
    <ModalDialog
      dialog={dialog}
      labelledBy={`${id}title`}
      firstFocus={area}
      busy={false}
      onDismiss={leave}
      onSubmit={apply}
    >
      <div className="dialog-body">
        <h2 id={`${id}title`}>{title}</h2>
        <textarea
          ref={area}
          className="mono min-h-36"
          rows={8}
          aria-label={texts.label}
          aria-describedby={`${id}problem`}
          aria-invalid={problem !== null && given.shown !== '' ? true : undefined}
          placeholder={texts.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={given.shown}
          onPaste={onPaste}
          onDrop={(event) => event.preventDefault()}
          onChange={(event) => take(event.target.value)}
        />
        <p className="error" id={`${id}problem`} role="status">
          {problem !== null && given.isTaken ? (
            <>
              <Icon name="triangle" />
              <span>{problem}</span>
            </>
          ) : null}
        </p>
        {result.ok ? <Found fill={result} labels={labels} /> : null}
        <p className="text-xs text-ink-3">{texts.local}</p>
      </div>
      <DialogFoot
        cancel={texts.cancel}
        submit={texts.apply}
        pending={texts.apply}
        isPending={false}
        reason={problem}
        onCancel={leave}
      />
    </ModalDialog>
  );
}

type Refusal = Extract<ReturnType<typeof readPaste>['result'], { ok: false }>;

function problemOf({ why, line = 1, noun }: Refusal, texts: ReturnType<typeof useTexts<'paste'>>): string {
  if (noun) return texts.otherNoun[noun];
  return format(texts.refused[why], { line });
}

/** Lists what goes into the form, and what does not and why. */
function Found({ fill: { filled, leftOut }, labels = {} }: { fill: Fill<unknown>; labels?: Record<string, string> }) {
  const texts = useTexts('paste');
  const names: Record<string, string> = { ...labels, ...texts.fields };
  return (
    <>
      <FoundList title={texts.willFill} count={filled.length}>
        {filled.map(({ field, value, from }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: targets may be the same, and the rows never move.
          <li key={index} className={from ? 'warn' : 'good'}>
            <Icon name={from ? 'triangle' : 'check'} />
            <b>{names[field] ?? field}</b>
            <span className="wrap-anywhere">
              {value === null ? <span>{texts.secret}</span> : <code translate="no">{value}</code>}
              {from ? (
                <small>{fillNodes(texts.instead, { name: <code>{from}</code>, field: <code>{field}</code> })}</small>
              ) : null}
            </span>
          </li>
        ))}
      </FoundList>
      {leftOut.length === 0 ? null : (
        <FoundList title={texts.leftOutTitle} count={leftOut.length}>
          {leftOut.map(({ name, why }: LeftOut, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same, and the rows never move.
            <li key={index} className="off">
              <Icon name="x" />
              <b>
                <bdi translate="no">{name}</bdi>
              </b>
              <span>{texts.leftOut[why]}</span>
            </li>
          ))}
        </FoundList>
      )}
    </>
  );
}

function FoundList({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const texts = useTexts('paste');
  const language = useLanguage();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className="found-head" id={id}>
        <span>{title}</span>
        <span className="end">{formatPlural(texts.count, count, language)}</span>
      </h3>
      <ul className="found">{children}</ul>
    </section>
  );
}
