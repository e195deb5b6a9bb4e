'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { ConfirmField, confirmText } from '@/components/ui/confirm-field';
import { fillNames, markName } from '@/components/ui/fill-nodes';
import { GuardedButton } from '@/components/ui/guarded-button';
import { closeModal } from '@/components/ui/modal-dialog';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EachOutcome } from '@/lib/guard/each-write';
import type { Action } from '@/lib/guard/outcome';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { NoAnswer } from './no-answer';
import { OwnWords } from './refusal-note';
import { type EachField, type EachWriteResult, isUnsure, useEachWrite } from './use-each-write';
import { WriteDialog } from './write-dialog';

/** An item of the dialog. */
type EachItem = { id: string | null; name: string | null };

/** What the dialog says of one item and of several. */
type ItemTexts = Record<'title' | 'consequence' | 'keep' | 'submit', string>;

/** What differs from write to write; the rest is in the section `eachWrite`. */
type EachWriteTexts = Record<'list' | 'submitting' | 'again' | 'doneOne' | 'consoleText', string> & {
  one: ItemTexts;
  many: ItemTexts;
  results: ResultTexts;
};

type ResultTexts = Record<'title' | 'done' | 'failed', string>;

type EachWriteDialogProps = {
  /** Begins the IDs of the dialog's elements. */
  id: string;
  /** The items; those without an ID are left out. */
  rows: EachItem[];
  owner: ProjectScope;
  field: EachField;
  action: Action<EachOutcome[]>;
  texts: EachWriteTexts;
  /** Whether the name (or the number) has to be typed first. */
  isDanger?: boolean;
  /** What depends on the items. */
  children?: ReactNode;
  /** Called once, after the dialog has closed: with the items that it is done for, none if it was canceled. */
  onClose: (result: EachWriteResult) => void;
};

/**
 * Asks before a write of one or several items, for a deletion by having the name (or the number) typed. For one item,
 * success closes the dialog; for several, each shows its result, and failed ones can be retried.
 */
export function EachWriteDialog(props: EachWriteDialogProps) {
  const { id, owner, field: idField, action, texts, isDanger = false, children, onClose } = props;
  const shared = useTexts('eachWrite');
  // The list behind the dialog may be read again while it is open: the dialog keeps its own items.
  const [rows] = useState(() => props.rows.filter(({ id }) => id !== null));
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [typed, setTyped] = useState('');
  const { outcomes, isPending, lost, waitSeconds, isRefused, run, result } = useEachWrite(
    { owner, field: idField },
    action,
    (all) => finishIfDone(all),
  );

  const [only] = rows.length === 1 ? rows : [];
  const words = only ? texts.one : texts.many;
  const name = only?.name || only?.id || '';
  const confirmation = only ? confirmText(only.name, only.id ?? '') : String(rows.length);
  const isConfirmed = !isDanger || typed.trim() === confirmation;
  const open = rows.filter(({ id }) => !outcomes.get(id ?? '')?.ok);
  // While an item is not confirmed, the next press only checks: nothing is sent again before.
  const unsure = open.filter(({ id }) => isUnsure(outcomes.get(id ?? '')));
  const left = unsure.length > 0 ? unsure : open;
  // If one refusal applies to all, it is shown once.
  const sharedRefusal = only || isRefused ? outcomes.get(left[0]?.id ?? '') : undefined;
  const refusal =
    sharedRefusal?.ok === false && sharedRefusal.explained
      ? { ...sharedRefusal, explained: sharedRefusal.explained }
      : null;

  const submit = refusal ? texts.again : format(words.submit, { count: rows.length });
  const finish = () => {
    closeModal(dialog);
    onClose(result());
  };

  const submitForm = async () => {
    if (!isConfirmed) return field.current?.focus();
    finishIfDone(await run(left.map(({ id }) => id ?? '')));
  };
  const finishIfDone = (all: ReadonlyMap<string, EachOutcome> | null) => {
    const outcome = only && all?.get(only.id ?? '');
    if (!outcome?.ok) return;
    announce(format(outcome.gone ? shared.goneOne : texts.doneOne, { name }));
    finish();
  };

  const hasResults = only === undefined && outcomes.size > 0 && (refusal === null || open.length < rows.length);
  const results = (
    <>
      <EachResults titleId={`${id}-title`} rows={rows} outcomes={outcomes} texts={texts.results}>
        {lost ? <NoAnswer text={texts.consoleText} /> : null}
      </EachResults>
      <div className="dialog-foot">
        {open.length > 0 ? (
          <SubmitButton className="btn" isPending={isPending} pending={texts.submitting}>
            {unsure.length > 0 ? shared.check : format(shared.retry, { count: open.length })}
          </SubmitButton>
        ) : null}
        <GuardedButton className="btn primary" isOff={isPending} onClick={finish}>
          {shared.close}
        </GuardedButton>
      </div>
    </>
  );
  return (
    <WriteDialog
      {...{ id, dialog, isPending, waitSeconds, lost, isDanger }}
      refused={refusal}
      title={words.title}
      name={name}
      count={rows.length}
      titleRef={title}
      firstFocus={isDanger ? field : title}
      texts={{ ...texts, cancel: words.keep, submit }}
      reason={isConfirmed ? null : format(shared.reason, { text: confirmation })}
      reasonName={confirmation}
      about={
        <>
          {only ? null : <ItemNames rows={rows} label={texts.list} />}
          {children}
          <p className="text-ink-2 wrap-anywhere">{fillNames(words.consequence, { name })}</p>
        </>
      }
      whole={hasResults ? results : null}
      onLeave={finish}
      onSubmit={submitForm}
    >
      {isDanger ? (
        <ConfirmField
          ref={field}
          id={`${id}-confirm`}
          label={shared.confirm}
          text={confirmation}
          typed={typed}
          onType={setTyped}
        />
      ) : null}
    </WriteDialog>
  );
}

const ItemNames = ({ rows, label }: { rows: EachItem[]; label: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
  <ul className="dialog-list" tabIndex={0} aria-label={label}>
    {rows.map((row) => (
      <li key={row.id} className="mono wrap-anywhere" dir="auto" translate="no">
        {row.name || row.id}
      </li>
    ))}
  </ul>
);

type ResultsProps = {
  titleId: string;
  rows: EachItem[];
  texts: ResultTexts;
  outcomes: ReadonlyMap<string, EachOutcome>;
  /** Content below the rows, such as a missing answer of the console. */
  children?: ReactNode;
};

/** Shows each item's result in its row. The heading gets the focus when they are there. */
function EachResults({ titleId, rows, outcomes, texts, children }: ResultsProps) {
  const shared = useTexts('eachWrite');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const done = rows.filter(({ id }) => outcomes.get(id ?? '')?.ok).length;
  return (
    <div className="dialog-body">
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {format(texts.title, { done, total: rows.length })}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard. */}
      <ul className="dialog-list results" tabIndex={0} aria-label={shared.list}>
        {rows.map((row) => (
          <Result key={row.id} row={row} outcome={outcomes.get(row.id ?? '')} texts={texts} />
        ))}
      </ul>
      {children}
    </div>
  );
}

type ResultProps = { row: EachItem; outcome: EachOutcome | undefined; texts: ResultTexts };

function Result({ row, outcome, texts }: ResultProps) {
  const { Icon, tone, label } = wordsOf(outcome, { ...useTexts('eachWrite'), ...texts });
  const refused = outcome?.ok === false ? outcome : null;
  const explained = refused?.explained;
  return (
    <li>
      <span className="mono wrap-anywhere" dir="auto" translate="no">
        {row.name || row.id}
      </span>
      <span className={`outcome ${tone}`}>
        <Icon aria-hidden="true" />
        <span>{label}</span>
      </span>
      {refused ? (
        <p className="text-xs text-ink-2 wrap-anywhere">
          <span>{explained ? markName(`${explained.title}. ${explained.cause}`, explained.name) : null}</span>
          <OwnWords as="span" className="block" of={refused.failure} />
        </p>
      ) : null}
    </li>
  );
}

function wordsOf(outcome: EachOutcome | undefined, texts: ResultTexts & Dictionary['eachWrite']) {
  if (outcome?.ok) return { Icon: CircleCheck, tone: 'good', label: outcome.gone ? texts.gone : texts.done };
  if (outcome?.failure.nothingChanged === false) return { Icon: TriangleAlert, tone: 'warn', label: texts.unknown };
  return { Icon: CircleX, tone: 'bad', label: texts.failed };
}
