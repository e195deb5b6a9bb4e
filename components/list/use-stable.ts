import { useCallback, useRef } from 'react';

/** Returns a function that stays the same and calls the latest `act`: rendered rows keep their functions. */
export function useStable<Argument>(act: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((argument: Argument) => latest.current(argument), []);
}
