'use client';

import { type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { keepFocusOnPress } from './keep-focus-on-press';

type ModalDialogProps = {
  /** The owner closes it with closeModal before it notifies the page: while open, it keeps the focus from returning. */
  dialog: RefObject<HTMLDialogElement | null>;
  /** ID of the heading that labels it. */
  labelledBy: string;
  /** What gets the focus first; by default the browser chooses. */
  firstFocus?: RefObject<HTMLElement | null>;
  /** While busy, Escape doesn't close it. */
  busy: boolean;
  /** Where in the page it is put; by default at its end. */
  within?: Element | null;
  /** Called when the user dismisses it with Escape. */
  onDismiss: () => void;
  /** Called when its form is submitted. */
  onSubmit: (form: HTMLFormElement) => void;
  children: ReactNode;
};

/** The browser fires `close` later, when the page may still be busy: this records that the owner closed it. */
const CLOSED_BY_OWNER = 'owner';

/** Closes a dialog for its owner, without calling back. */
export const closeModal = (dialog: RefObject<HTMLDialogElement | null>): void => dialog.current?.close(CLOSED_BY_OWNER);

/**
 * Shows a native modal dialog, with a form in it, while it is rendered. Its submit event doesn't bubble in React to a
 * form around it.
 */
export function ModalDialog(props: ModalDialogProps) {
  const { dialog, labelledBy, firstFocus, busy, within, onDismiss, onSubmit, children } = props;
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.returnValue = '';
    element.showModal();
    firstFocus?.current?.focus();
    // React also hides it while a part of it is loading, which is not the user leaving it.
    return () => element.close(CLOSED_BY_OWNER);
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
      // A second Escape closes a dialog whatever its page wants: it is shown again, since its owner may keep it open.
      onClose={({ currentTarget }) => {
        const { open, isConnected, returnValue } = currentTarget;
        if (open || !isConnected || returnValue === CLOSED_BY_OWNER) return;
        currentTarget.showModal();
        if (!busy) onDismiss();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onSubmit(event.currentTarget);
        }}
        onMouseDown={keepFocusOnPress}
        noValidate
      >
        {children}
      </form>
    </dialog>,
    within ?? document.body,
  );
}
