'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { useActionState, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { orConsoleGone } from '@/lib/browser/console-gone';
import { reportUpdated, signInFirst } from '@/lib/browser/session-signal';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { useCountdown, waitEnd } from './countdown';
import {
  checkForm,
  isSamePress,
  looksSame,
  MAX_CHECKS,
  tellsNothing,
  type Unconfirmed,
  unconfirmedWrite,
  whenVisible,
  withCheck,
} from './unconfirmed';

/**
 * Why a press got no answer: the console was unreachable, silent or failed, or it is newer than the page and ran
 * nothing.
 */
export type LostAnswer = 'gone' | 'updated';

/** What a press sends: fields, a form, or a function that makes one and returns null if there is nothing to send. */
type Body = Record<string, string> | FormData | (() => Promise<FormData | null>);

type ActionOptions<T> = {
  needsSession?: boolean;
  /** Called with the outcome of a check that the page made by itself, or on `checkNow`. */
  onChecked?: (outcome: ActionOutcome<T>) => void;
  /** Finds what an outcome leaves unconfirmed; null if nothing. */
  unconfirmedIn?: (outcome: ActionOutcome<T>, form: FormData) => Unconfirmed | null;
};

type Answer<T> = { outcome: ActionOutcome<T> | null; lost: LostAnswer | null };

const NO_ANSWER = { outcome: null, lost: null };

/**
 * Runs a server action for a form or dialog, one press at a time. `run` resolves with the outcome; with null if another
 * press is in progress, if the last refusal requires a wait (`waitSeconds` more), if there is nothing to send, if the
 * user has to sign in first, or if no answer came (`lost`). An error of our own, as in making the body, breaks the page
 * as in a read: it is no lost answer. `formAction` is for the form before React has loaded; its result is in `outcome`
 * too.
 *
 * While a write is not confirmed, the page checks it by itself when it is visible, and the same press again only checks
 * it: nothing is sent twice.
 */
export function useAction<T>(action: Action<T>, options: ActionOptions<T> = {}) {
  const { needsSession = true, onChecked, unconfirmedIn = unconfirmedWrite } = options;
  const [posted, formAction] = useActionState(action, null);
  const [answered, setAnswered] = useState<Answer<T> | null>(null);
  const [isPending, setPending] = useState(false);
  const inFlight = useRef(false);
  const unconfirmed = useRef<Unconfirmed | null>(null);
  const [checks, setChecks] = useState(0);
  const { outcome, lost } = answered ?? { outcome: posted, lost: null };

  const waitSeconds = useCountdown(outcome?.explained ?? null);
  const waiting = useRef(outcome?.explained ?? null);
  useLayoutEffect(() => {
    waiting.current = outcome?.explained ?? null;
  }, [outcome]);

  const run = useCallback(
    async (body: Body): Promise<ActionOutcome<T> | null> => {
      if (inFlight.current || waitEnd(waiting.current) > Date.now()) return null;
      inFlight.current = true;
      try {
        let form = typeof body === 'function' ? await body() : formOf(body);
        if (form === null || (needsSession && signInFirst())) return null;
        const earlier = unconfirmed.current?.form;
        if (earlier && isSamePress(form, earlier)) form = earlier;
        else if (needsSession && !form.has('is_check')) form.set('write_id', newWriteId());
        setPending(true);
        setChecks(0);
        setAnswered((before) => before && { ...before, lost: null });
        const next = await orConsoleGone(action(null, form)).catch(lostAnswer);
        if (typeof next === 'string') {
          // The console may have sent it: the same press again is the same write.
          if (next === 'gone') unconfirmed.current = { form, nextCheckMs: null };
          setAnswered((before) => ({ outcome: before?.outcome ?? null, lost: next }));
          return null;
        }
        if (!tellsNothing(next, form)) unconfirmed.current = unconfirmedIn(next, form);
        const isCheck = form.has('is_check');
        setAnswered((before) => ({ outcome: isCheck ? withCheck(before?.outcome ?? null, next) : next, lost: null }));
        return next;
      } catch (error) {
        setAnswered(rethrow(error));
        return null;
      } finally {
        inFlight.current = false;
        setPending(false);
      }
    },
    [action, needsSession, unconfirmedIn],
  );

  /** A press in the meantime makes its answer void. A check that tells nothing is repeated. */
  const check = useEffectEvent(async () => {
    const pressed = unconfirmed.current;
    if (pressed === null || inFlight.current) return;
    const next = await orConsoleGone(action(null, pressed.form)).catch(() => null);
    if (unconfirmed.current !== pressed || inFlight.current) return;
    setChecks((count) => count + 1);
    if (next === null || tellsNothing(next, pressed.form)) return;
    unconfirmed.current = unconfirmedIn(next, pressed.form);
    if (looksSame(outcome, next)) return;
    setAnswered({ outcome: withCheck(outcome, next), lost: null });
    onChecked?.(next);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each outcome and each check plans the next one.
  useEffect(() => {
    const { nextCheckMs = null } = unconfirmed.current ?? {};
    if (nextCheckMs === null || checks >= MAX_CHECKS) return;
    return whenVisible(nextCheckMs, () => void check().catch((error) => setAnswered(rethrow(error))));
  }, [outcome, checks]);

  const dismiss = useCallback(() => {
    if (unconfirmed.current) unconfirmed.current = { ...unconfirmed.current, nextCheckMs: null };
    setAnswered(NO_ANSWER);
  }, []);
  /** Checks what became of the last press, or of one that was posted before React had loaded; sends nothing. */
  const checkNow = useCallback(
    (posted?: FormData) => run(async () => unconfirmed.current?.form ?? (posted ? checkForm(posted) : null)),
    [run],
  );
  return { outcome, lost, isPending, waitSeconds, run, checkNow, dismiss, formAction };
}

/** Makes a state that throws where React renders: the page breaks visibly. Next takes its own errors there as well. */
const rethrow = (error: unknown) => (): never => {
  throw error;
};

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
