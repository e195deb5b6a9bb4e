import type { MouseEvent } from 'react';

/**
 * Keeps the focus in a field while a button, link or label of its form is pressed, as `onMouseDown` of the form. A
 * field that loses the focus may show an error, which moves the button from under the pointer before it is released:
 * the press would be lost.
 */
export function keepFocusOnPress(event: MouseEvent<HTMLElement>): void {
  const isInField = document.activeElement?.matches('input, textarea, select');
  if (isInField && event.target instanceof Element && event.target.closest('button, a, label')) event.preventDefault();
}
