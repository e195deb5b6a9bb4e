import { reportSilentVisit } from './session-signal';
import { SILENCE_MS } from './silence';

/** How often a page that is late is looked for, in milliseconds. */
const LOOK_MS = 1_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Opens another page by Next's router. If it has not come after 15 s, reports that with a way to try again, until it
 * comes: the router itself waits forever. Each page that comes writes the history, even at the same address.
 */
export function visit(go: () => void): void {
  const before: unknown = window.history.state;
  const again = () => visit(go);
  const look = () => {
    const isHere = window.history.state !== before;
    reportSilentVisit(isHere ? null : again);
    if (!isHere) timer = setTimeout(look, LOOK_MS);
  };
  clearTimeout(timer);
  reportSilentVisit(null);
  timer = setTimeout(look, SILENCE_MS);
  go();
}
