'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { dialogButton } from '@/components/action/dialog-button';
import { NoAnswer } from '@/components/action/no-answer';
import { OwnWords, RefusalNote } from '@/components/action/refusal-note';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { ConfirmField, confirmText } from '@/components/ui/confirm-field';
import { DialogFoot } from '@/components/ui/dialog-foot';
import { fillNames, fillNodes, markName } from '@/components/ui/fill-nodes';
import { GuardedButton } from '@/components/ui/guarded-button';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Action } from '@/lib/guard/outcome';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import type { DeletedSource } from '@/lib/sources/delete';
import type { SourceRow } from '@/lib/sources/row';
import { DeleteSourcesDependants } from './delete-sources-dependants';
import { type DeleteSourcesResult, isUnsure, useDeleteSources } from './use-delete-sources';

export type DeleteSourcesProps = {
  /** The sources to delete; rows without an ID can't be deleted. */
  rows: SourceRow[];
  owner: ProjectScope;
  action: Action<DeletedSource[]>;
  /** Called once, after the dialog has closed: with the deleted sources, none if it was canceled. */
  onClose: (result: DeleteSourcesResult) => void;
};

const TITLE = 'delete-sources-title';

/**
 * Deletes one or several sources: shows what depends on them, then asks to type the name (or the number). For one
 * source, success closes the dialog; for several, each shows its result, and failed ones can be retried.
 */
export default function DeleteSources(props: DeleteSourcesProps) {
  const { owner, action, onClose } = props;
  const texts = useTexts('deleteSources');
  // The list behind the dialog may be read again while it is open: the dialog keeps its own sources.
  const [rows] = useState(() => props.rows.filter(({ id }) => id !== null));
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { outcomes, isPending, lost, waitSeconds, isRefused, run, result } = useDeleteSources(owner, action, (all) =>
    finishIfDeleted(all),
  );
  const language = useLanguage();

  const [only] = rows.length === 1 ? rows : [];
  const words = only ? texts.one : texts.many;
  const name = only?.name || only?.id || '';
  const confirmation = only ? confirmText(only.name, only.id ?? '') : String(rows.length);
  const isConfirmed = typed.trim() === confirmation;
  const open = rows.filter(({ id }) => !outcomes.get(id ?? '')?.ok);
  // While a source is not confirmed, the next press only checks: nothing is sent again before.
  const unsure = open.filter(({ id }) => isUnsure(outcomes.get(id ?? '')));
  const left = unsure.length > 0 ? unsure : open;
  // If one refusal applies to all, it is shown once.
  const sharedRefusal = only || isRefused ? outcomes.get(left[0]?.id ?? '') : undefined;
  const refusal =
    sharedRefusal?.ok === false && sharedRefusal.explained
      ? { ...sharedRefusal, explained: sharedRefusal.explained }
      : null;

  const label = refusal ? texts.again : format(words.submit, { count: rows.length });
  const button = dialogButton(refusal, waitSeconds, { label, language });

  const finish = () => {
    closeModal(dialog);
    onClose(result());
  };

  const submit = async () => {
    if (!isConfirmed) return field.current?.focus();
    finishIfDeleted(await run(left.map(({ id }) => id ?? '')));
  };
  const finishIfDeleted = (all: ReadonlyMap<string, DeletedSource> | null) => {
    const outcome = only && all?.get(only.id ?? '');
    if (!outcome?.ok) return;
    announce(format(outcome.gone ? texts.goneOne : texts.deletedOne, { name }));
    finish();
  };

  const silence = lost ? <NoAnswer text={texts.consoleText} /> : null;

  const hasResults = only === undefined && outcomes.size > 0 && (refusal === null || open.length < rows.length);
  return (
    <ModalDialog
      dialog={dialog}
      labelledBy={TITLE}
      firstFocus={field}
      busy={isPending}
      onDismiss={finish}
      onSubmit={submit}
    >
      {hasResults ? (
        <>
          <DeleteSourcesResults titleId={TITLE} rows={rows} outcomes={outcomes}>
            {silence}
          </DeleteSourcesResults>
          <div className="dialog-foot">
            {open.length > 0 ? (
              <SubmitButton className="btn" isPending={isPending} pending={texts.submitting}>
                {unsure.length > 0 ? texts.results.check : format(texts.results.retry, { count: open.length })}
              </SubmitButton>
            ) : null}
            <GuardedButton className="btn primary" isOff={isPending} onClick={finish}>
              {texts.results.close}
            </GuardedButton>
          </div>
        </>
      ) : (
        <>
          <div className="dialog-body">
            <h2 id={TITLE} className="wrap-anywhere">
              {fillNodes(words.title, {
                name: (
                  <b dir="auto" translate="no">
                    {name}
                  </b>
                ),
                count: rows.length,
              })}
            </h2>
            {only ? null : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
              <ul className="dialog-list" tabIndex={0} aria-label={texts.list}>
                {rows.map((row) => (
                  <li key={row.id} className="mono wrap-anywhere" dir="auto" translate="no">
                    {row.name || row.id}
                  </li>
                ))}
              </ul>
            )}
            <DeleteSourcesDependants rows={rows} owner={owner} />
            <p className="text-ink-2 wrap-anywhere">{fillNames(words.consequence, { name })}</p>
            {refusal ? <RefusalNote {...refusal} /> : null}
            {silence}
            <ConfirmField
              ref={field}
              id="delete-sources-confirm"
              label={texts.confirm}
              text={confirmation}
              typed={typed}
              onType={setTyped}
            />
          </div>
          <DialogFoot
            isDanger
            cancel={words.keep}
            submit={button.submit}
            pending={texts.submitting}
            isPending={isPending}
            name={confirmation}
            reason={isConfirmed ? button.reason : format(texts.reason, { text: confirmation })}
            onCancel={finish}
          />
        </>
      )}
    </ModalDialog>
  );
}

type ResultsProps = {
  titleId: string;
  rows: SourceRow[];
  outcomes: ReadonlyMap<string, DeletedSource>;
  /** Content below the rows, such as a missing answer of the console. */
  children?: ReactNode;
};

/** Shows each source's result in its row. The heading gets the focus when they are there. */
function DeleteSourcesResults({ titleId, rows, outcomes, children }: ResultsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const texts = useTexts('deleteSources').results;
  const deleted = rows.filter(({ id }) => outcomes.get(id ?? '')?.ok).length;
  return (
    <div className="dialog-body">
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {format(texts.title, { deleted, total: rows.length })}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard. */}
      <ul className="dialog-list results" tabIndex={0} aria-label={texts.list}>
        {rows.map((row) => (
          <Result key={row.id} row={row} outcome={outcomes.get(row.id ?? '')} />
        ))}
      </ul>
      {children}
    </div>
  );
}

function Result({ row, outcome }: { row: SourceRow; outcome: DeletedSource | undefined }) {
  const texts = useTexts('deleteSources').results;
  const { Icon, tone, label } = wordsOf(outcome, texts);
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

function wordsOf(outcome: DeletedSource | undefined, texts: Dictionary['deleteSources']['results']) {
  if (outcome?.ok) return { Icon: CircleCheck, tone: 'good', label: outcome.gone ? texts.gone : texts.deleted };
  if (outcome?.failure.nothingChanged === false) return { Icon: TriangleAlert, tone: 'warn', label: texts.unknown };
  return { Icon: CircleX, tone: 'bad', label: texts.failed };
}
