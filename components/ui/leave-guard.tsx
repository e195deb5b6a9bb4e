'use client';

import { useRef } from 'react';
import { DialogFoot } from './dialog-foot';
import { LEAVE_WITHOUT_ASKING } from './leave-without-asking';
import { closeModal, ModalDialog } from './modal-dialog';

/** A way to leave, and the popover in which the user chose it. */
export type Leaving = { go: () => void; within: Element | null };

export type LeaveQuestionProps = {
  texts: { title: string; text: string; keep: string; submit: string };
  /** The popover to show it in, which a dialog outside it would close. */
  within: Element | null;
  onKeep: () => void;
  onLeave: () => void;
};

/** Asks before something typed is dropped: a dialog over whatever is open. */
export function LeaveQuestion({ texts, within, onKeep, onLeave }: LeaveQuestionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (act: () => void) => {
    closeModal(dialog);
    act();
  };
  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="leave-title"
      busy={false}
      within={within}
      onDismiss={() => close(onKeep)}
      onSubmit={() => close(onLeave)}
    >
      <div className="dialog-body">
        <h2 id="leave-title">{texts.title}</h2>
        <p className="text-ink-2">{texts.text}</p>
      </div>
      <DialogFoot
        cancel={texts.keep}
        submit={texts.submit}
        pending=""
        isPending={false}
        onCancel={() => close(onKeep)}
      />
    </ModalDialog>
  );
}

/**
 * Catches every way to leave this page inside the console, until `signal`: links, forms with `data-leaves`, Back and
 * Forward. Each is stopped and passed to `ask`, whose `go` then takes it without asking again. Links that keep the form
 * according to `stays` are left alone.
 */
export function watchLeaving(
  ask: (leaving: Leaving) => void,
  signal: AbortSignal,
  stays?: (link: HTMLAnchorElement) => boolean,
): void {
  const hold = (event: Event, go: () => void) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const within = event.target instanceof Element ? event.target.closest('[popover]') : null;
    const goUnasked = () => {
      window.dispatchEvent(new Event(LEAVE_WITHOUT_ASKING));
      go();
    };
    ask({ go: goUnasked, within });
  };

  // Links are caught before the router sees the click, since a started navigation can't be canceled.
  window.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (link instanceof HTMLAnchorElement && leavesPage(event, link) && !stays?.(link))
        hold(event, () => link.click());
    },
    { capture: true, signal },
  );
  window.addEventListener(
    'submit',
    (event) => {
      const { target: form, submitter } = event;
      if (form instanceof HTMLFormElement && 'leaves' in form.dataset) hold(event, () => form.requestSubmit(submitter));
    },
    { capture: true, signal },
  );

  window.navigation?.addEventListener(
    'navigate',
    (event) => {
      if (event.navigationType !== 'traverse' || !event.cancelable || event.hashChange) return;
      const steps = event.destination.index - (window.navigation?.currentEntry?.index ?? 0);
      hold(event, () => window.history.go(steps));
    },
    { signal },
  );
  // Without the Navigation API, or where it can't cancel, the browser has already gone back when it says so: before the
  // router sees it, the page takes its place in the history again.
  const { state } = window.history;
  const here = new URL(window.location.href);
  window.addEventListener(
    'popstate',
    (event) => {
      if (isSamePage(window.location, here)) return;
      hold(event, () => window.history.back());
      window.history.pushState(state, '', here);
    },
    { capture: true, signal },
  );
}

function leavesPage(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (opensElsewhere || link.target === '_blank' || link.hasAttribute('download')) return false;
  return !isSamePage(link, window.location);
}

type Address = Pick<URL, 'pathname' | 'search'>;
const isSamePage = (one: Address, other: Address): boolean =>
  one.pathname === other.pathname && one.search === other.search;
