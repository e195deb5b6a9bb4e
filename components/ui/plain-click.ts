import type { MouseEvent } from 'react';

/** Tells a click that stays on the page from one that opens a tab or window, which belongs to the browser. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
