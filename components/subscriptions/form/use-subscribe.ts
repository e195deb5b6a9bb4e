'use client';

import { type FormEvent, useCallback, useRef, useState } from 'react';
import { useAction } from '@/components/action/use-action';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { readSubscriptionValues, type SubscriptionValues } from '@/lib/subscriptions/values';
import { useSubscriptionForm } from './use-subscription-form';

/** ID of the form in the page. */
export const SUBSCRIBE_FORM = 'subscribe';

const NO_ERRORS: FieldErrors = {};
const loadRules = () => import('@/lib/subscriptions/check').then(({ checkSubscription }) => checkSubscription);

/** Runs the create, and resets the form after it: channel and source stay. */
export function useSubscribe(action: Action<SubscriptionWithRaw>, defaults: SubscriptionValues) {
  const settle = useCallback((next: ActionOutcome<SubscriptionWithRaw> | null) => {
    if (next?.result.ok) latest.current.reset();
  }, []);
  const press = useAction(action, { onChecked: settle });
  const { outcome, run, checkNow } = press;
  const [initial] = useState(() => valuesAfter(outcome, defaults));
  const {
    form,
    submits,
    loadRules: preload,
    press: check,
    reset,
  } = useSubscriptionForm(SUBSCRIBE_FORM, initial, loadRules, outcome?.fieldErrors ?? NO_ERRORS);
  const [saved, setSaved] = useState(initial);
  const [wrong, setWrong] = useState<FieldErrors | null>(null);
  const latest = useRef({ reset: () => {} });
  latest.current = {
    reset: () => {
      const { channel_id, source } = form.values;
      const next = { ...defaults, name: '', description: '', filter: '', channel_id, source };
      setSaved(next);
      reset(next);
    },
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    settle(
      await run(async () => {
        const errors = await check();
        const isWrong = Object.keys(errors).length > 0;
        setWrong(isWrong ? errors : null);
        return isWrong ? null : new FormData(element);
      }),
    );
  };
  const sentBack = outcome?.result.ok === false && outcome.result.failure.kind === 'invalid-input';
  return {
    ...press,
    form,
    submits,
    submit,
    saved,
    preload: () => void preload().catch(() => {}),
    /** What the last press refused by field; null if nothing. */
    wrong: wrong ?? (sentBack ? outcome.fieldErrors : null),
    checkAgain: async (writeId: string) => {
      const element = document.querySelector<HTMLFormElement>(`#${SUBSCRIBE_FORM}`);
      const posted = new FormData(element ?? undefined);
      posted.set('write_id', writeId);
      settle(await checkNow(posted));
    },
  };
}

export type SubscribePress = ReturnType<typeof useSubscribe>;

/** The initial values: what was posted without JavaScript and refused, else the page's own. */
function valuesAfter(
  posted: ActionOutcome<SubscriptionWithRaw> | null,
  defaults: SubscriptionValues,
): SubscriptionValues {
  if (posted === null || posted.result.ok) return defaults;
  const { values } = posted;
  const at = (holder: unknown, [name, ...rest]: string[]): unknown =>
    name === undefined
      ? holder
      : typeof holder === 'object' && holder !== null
        ? at(Reflect.get(holder, name), rest)
        : '';
  return readSubscriptionValues((name) => {
    const value = at(values, name.split('.'));
    return typeof value === 'string' ? value : '';
  });
}
