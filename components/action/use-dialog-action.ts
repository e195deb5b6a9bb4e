'use client';

import { useRef, useState } from 'react';
import { signInFirst } from '@/lib/browser/session-signal';
import { lostAction } from './lost-action';

/**
 * Runs a dialog's server action, one at a time. Returns its newest state and `run`, which resolves with the new state,
 * null while another one is under way, when somebody has to sign in first, or when the console did not answer (`isConsoleGone`).
 */
export function useDialogAction<State>(action: (state: State, form: FormData) => Promise<State>, idle: State) {
  const inFlight = useRef(false);
  const [state, setState] = useState(idle);
  const [isPending, setPending] = useState(false);
  const [isConsoleGone, setConsoleGone] = useState(false);

  const run = async (parts: Record<string, string>): Promise<State | null> => {
    if (inFlight.current || signInFirst()) return null;
    inFlight.current = true;
    setPending(true);
    setConsoleGone(false);
    const form = new FormData();
    for (const [name, value] of Object.entries(parts)) form.set(name, value);
    try {
      const next = await action(idle, form);
      setState(next);
      return next;
    } catch (error) {
      lostAction(error);
      setConsoleGone(true);
      return null;
    } finally {
      inFlight.current = false;
      setPending(false);
    }
  };

  return { state, isPending, isConsoleGone, run };
}
