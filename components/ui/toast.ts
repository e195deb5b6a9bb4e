import { announce } from './announcer';
import { frontOf } from './copy-text';

const SHOWN_MS = 4_000;

/** Shows a sentence over the end of the page for 4 s, in front of dialogs too, and announces it. */
export function showToast(text: string): void {
  announce(text);
  const front = frontOf(document);
  const made = { className: 'toast', popover: 'manual', textContent: text };
  const toast = Object.assign(document.createElement('p'), made);
  // Behind an open dialog the page's live region is silent.
  if (front === document.body) toast.setAttribute('aria-hidden', 'true');
  else toast.setAttribute('role', 'alert');
  front.append(toast);
  toast.showPopover?.();
  setTimeout(() => toast.remove(), SHOWN_MS);
}
