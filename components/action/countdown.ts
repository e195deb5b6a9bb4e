import { useEffect, useState } from 'react';

/** A refusal that may ask to wait, of a write or a read. */
type Waiting = { waitSeconds: number | null };

const ends = new WeakMap<Waiting, number>();

/**
 * Returns when a refusal's wait is over, in milliseconds of this browser's clock, counted from the first time that it
 * was shown; 0 if there is none. Every view of one refusal gets the same moment.
 */
export function waitEnd(refusal: Waiting | null): number {
  if (!refusal?.waitSeconds) return 0;
  const end = ends.get(refusal) ?? Date.now() + refusal.waitSeconds * 1000;
  ends.set(refusal, end);
  return end;
}

/** Counts whole seconds down to the end of a refusal's wait. Returns 0 when it is over, or if there is none. */
export function useCountdown(refusal: Waiting | null): number {
  const end = waitEnd(refusal);
  const [, tick] = useState(0);
  useEffect(() => {
    if (end <= Date.now()) return;
    const timer = setInterval(() => {
      if (end <= Date.now()) clearInterval(timer);
      tick((count) => count + 1);
    }, 1000);
    return () => clearInterval(timer);
  }, [end]);
  return Math.max(0, Math.ceil((end - Date.now()) / 1000));
}
