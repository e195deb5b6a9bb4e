'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { useActionState, useCallback, useRef, useState } from 'react';
import { orConsoleGone } from '@/lib/browser/console-gone';
import { reportUpdated, signInFirst } from '@/lib/browser/session-signal';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { newWriteId } from '@/lib/pending-writes/new-id';

/**
 * Why a press got no answer: the console was unreachable, silent or failed, or it is newer than the page and ran
 * nothing.
 */
export type LostAnswer = 'gone' | 'updated';

/** What a press sends: fields, a form, or a function that makes one and returns null if there is nothing to send. */
type Body = Record<string, string> | FormData | (() => Promise<FormData | null>);

type RunOptions<T> = {
  /** The ID of an earlier press's write, to repeat it. By default each press has its own. */
  writeId?: string;
  /** Another action with the same outcome, instead of the hook's own. */
  via?: Action<T>;
};

type Answer<T> = { outcome: ActionOutcome<T> | null; lost: LostAnswer | null };

const NO_ANSWER = { outcome: null, lost: null };

/**
 * Runs a server action for a form or dialog, one press at a time. `run` resolves with the outcome; with null if another
 * press is in progress, if there is nothing to send, if the user has to sign in first, or if no answer came (`lost`).
 * `formAction` is for the form before React has loaded; its result is in `outcome` too.
 */
export function useAction<T>(action: Action<T>, { needsSession = true }: { needsSession?: boolean } = {}) {
  const [posted, formAction] = useActionState(action, null);
  const [answered, setAnswered] = useState<Answer<T> | null>(null);
  const [isPending, setPending] = useState(false);
  const inFlight = useRef(false);
  const { outcome, lost } = answered ?? { outcome: posted, lost: null };

  const run = useCallback(
    async (body: Body, { writeId, via = action }: RunOptions<T> = {}): Promise<ActionOutcome<T> | null> => {
      if (inFlight.current) return null;
      inFlight.current = true;
      try {
        const form = typeof body === 'function' ? await body() : formOf(body);
        if (form === null || (needsSession && signInFirst())) return null;
        if (needsSession) form.set('write_id', writeId ?? newWriteId());
        setPending(true);
        setAnswered((before) => before && { ...before, lost: null });
        const next = await orConsoleGone(via(null, form));
        setAnswered({ outcome: next, lost: null });
        return next;
      } catch (error) {
        const why = lostAnswer(error);
        setAnswered((before) => ({ outcome: before?.outcome ?? null, lost: why }));
        return null;
      } finally {
        inFlight.current = false;
        setPending(false);
      }
    },
    [action, needsSession],
  );

  const dismiss = useCallback(() => setAnswered(NO_ANSWER), []);
  return { outcome, lost, isPending, run, dismiss, formAction };
}

/**
 * Returns why an action threw, and notifies the page if it is outdated. Rethrows Next's own errors, such as a redirect.
 */
function lostAnswer(error: unknown): LostAnswer {
  unstable_rethrow(error);
  if (!unstable_isUnrecognizedActionError(error)) return 'gone';
  reportUpdated();
  return 'updated';
}

function formOf(fields: Record<string, string> | FormData): FormData {
  if (fields instanceof FormData) return fields;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
