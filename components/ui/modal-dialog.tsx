'use client';

import { type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';

type ModalDialogProps = {
  /** The owner closes it by closeModal before it tells the page: an open one keeps the focus from going back there. */
  dialog: RefObject<HTMLDialogElement | null>;
  /** ID of the heading that names it. */
  labelledBy: string;
  /** What has the focus first; without it the browser chooses. */
  firstFocus?: RefObject<HTMLElement | null>;
  /** While work is under way Escape does not close it. */
  busy: boolean;
  /** Called when a person dismisses it by Escape. */
  onDismiss: () => void;
  /** Called when its form is sent. */
  onSubmit: (form: HTMLFormElement) => void;
  children: ReactNode;
};

/** The browser tells of a closing later, when its page may still be at work: then this says that its owner closed it. */
const CLOSED_BY_OWNER = 'owner';

/** Closes a dialog for its owner, who has nothing more to be told. */
export const closeModal = (dialog: RefObject<HTMLDialogElement | null>): void => dialog.current?.close(CLOSED_BY_OWNER);

/**
 * Shows a native modal dialog for as long as it is rendered, a form in it. Its submit is not that of a form that it is in as
 * React sees it.
 */
export function ModalDialog(props: ModalDialogProps) {
  const { dialog, labelledBy, firstFocus, busy, onDismiss, onSubmit, children } = props;
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    firstFocus?.current?.focus();
    return () => element?.close();
  }, [dialog, firstFocus]);

  return createPortal(
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onDismiss();
      }}
      // A second Escape closes a dialog whatever its page says: work that is under way is shown on.
      onClose={({ currentTarget }) => {
        const { open, isConnected, returnValue } = currentTarget;
        if (open || !isConnected || returnValue === CLOSED_BY_OWNER) return;
        if (busy) currentTarget.showModal();
        else onDismiss();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onSubmit(event.currentTarget);
        }}
        noValidate
      >
        {children}
      </form>
    </dialog>,
    document.body,
  );
}
