import { type ReactNode, type Ref, type RefObject, useRef } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { DialogFoot } from '@/components/ui/dialog-foot';
import { fillNodes } from '@/components/ui/fill-nodes';
import { ModalDialog } from '@/components/ui/modal-dialog';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { dialogButton, isUnconfirmed } from './dialog-button';
import { NoAnswer } from './no-answer';
import { RefusalNote } from './refusal-note';
import { mayHaveHappened, refusedOf, type ShownRefusal } from './refused';
import { type LostAnswer, useAction } from './use-action';

/**
 * Runs the write of a dialog. `send` sends its fields, or only checks a write that is not confirmed; it resolves to the
 * outcome, or null if there is none. `onDone` is called as soon as the write is done. `isUnsure`: it may have happened.
 */
export function useWriteDialog<T>(action: Action<T>, onDone: (data: T) => void) {
  const settle = (outcome: ActionOutcome<T> | null) => {
    if (outcome?.result.ok) onDone(outcome.result.data);
    return outcome;
  };
  const dialog = useRef<HTMLDialogElement>(null);
  const { outcome, lost, isPending, waitSeconds, run, checkNow } = useAction(action, { onChecked: settle });
  const refused = refusedOf(outcome);
  return {
    dialog,
    outcome,
    lost,
    refused,
    isPending,
    waitSeconds,
    isUnsure: mayHaveHappened(outcome, lost),
    send: async (fields: Record<string, string>) => settle(await (isUnconfirmed(refused) ? checkNow() : run(fields))),
  };
}

type WriteDialogProps = {
  dialog: RefObject<HTMLDialogElement | null>;
  isPending: boolean;
  waitSeconds: number;
  lost: LostAnswer | null;
  refused: ShownRefusal | null;
  /** Whether the fields already show what was refused. */
  hidesRefusal?: boolean;
  /** Begins the IDs of its parts. */
  id: string;
  /** Its title, and the `name` and `count` in it. */
  title: string;
  name?: string;
  count?: number;
  /** For a title that gets the focus. */
  titleRef?: Ref<HTMLHeadingElement>;
  /** What gets the focus first. */
  firstFocus: RefObject<HTMLElement | null>;
  texts: { cancel: string; submit: string; submitting: string; consoleText: string };
  /** Why there is nothing to send yet, and a name in it; null if there is something. */
  reason?: string | null;
  reasonName?: string;
  isDanger?: boolean;
  /** Content above a refusal, such as what the write is about; the children, its fields, are below. */
  about?: ReactNode;
  children: ReactNode;
  /** Replaces the buttons. */
  foot?: ReactNode;
  /** Replaces title, content and buttons, for example with results. */
  whole?: ReactNode;
  onLeave: () => void;
  onSubmit: () => void;
};

/**
 * The dialog of one write: what it is about, EventGrid's refusal or the console's silence, its fields and buttons. While
 * an answer is awaited, leaving the page asks.
 */
export function WriteDialog(props: WriteDialogProps) {
  const { dialog, isPending, waitSeconds, lost, refused, id, title, name, count = '', texts, isDanger } = props;
  const language = useLanguage();
  const { question } = useLeaveGuard(isPending, useTexts('forms').unanswered);
  const button = dialogButton(refused, waitSeconds, { label: texts.submit, language });
  const named = (
    <b dir="auto" translate="no">
      {name}
    </b>
  );
  return (
    <>
      <ModalDialog
        dialog={dialog}
        labelledBy={`${id}-title`}
        firstFocus={props.firstFocus}
        busy={isPending}
        onDismiss={props.onLeave}
        onSubmit={props.onSubmit}
      >
        {props.whole ?? (
          <>
            <div className="dialog-body">
              <h2 id={`${id}-title`} ref={props.titleRef} tabIndex={-1} className="wrap-anywhere">
                {fillNodes(title, { name: named, count })}
              </h2>
              {props.about}
              {refused && !props.hidesRefusal ? <RefusalNote {...refused} /> : null}
              {lost ? <NoAnswer text={texts.consoleText} /> : null}
              {props.children}
            </div>
            {props.foot ?? (
              <DialogFoot
                isDanger={isDanger}
                cancel={texts.cancel}
                submit={button.submit}
                pending={texts.submitting}
                isPending={isPending}
                name={props.reasonName}
                reason={props.reason ?? button.reason}
                onCancel={props.onLeave}
              />
            )}
          </>
        )}
      </ModalDialog>
      {question}
    </>
  );
}
