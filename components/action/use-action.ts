'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { useActionState, useCallback, useRef, useState } from 'react';
import { reportUpdated, signInFirst } from '@/lib/browser/session-signal';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { newWriteId } from '@/lib/pending-writes/new-id';

/** Why a press has no answer: the console was not reached or broke, or it is newer than the page and ran nothing. */
export type LostAnswer = 'gone' | 'updated';

/** What a press sends: fields, a form, or what makes one and returns null when there is nothing to send after all. */
type Body = Record<string, string> | FormData | (() => Promise<FormData | null>);

type RunOptions<T> = {
  /** The write's ID where it is that of an earlier press; each press has one of its own otherwise. */
  writeId?: string;
  /** Another action with the same outcome, in place of the hook's own. */
  via?: Action<T>;
};

type Answer<T> = { outcome: ActionOutcome<T> | null; lost: LostAnswer | null };

const NO_ANSWER = { outcome: null, lost: null };

/**
 * Runs a server action for a form or dialog, one press at a time. `run` resolves with the outcome; with null while another
 * press is under way, when there is nothing to send, when a person has to sign in first, or when no answer came (`lost`).
 * `formAction` is for the form until React is here; what it came to is `outcome` too.
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
        const next = await via(null, form);
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

/** Tells why an action threw, and the page when that is its age. Throws on what is Next's own, a redirect for one. */
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
