'use client';

import { useCallback, useEffect, useInsertionEffect, useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { useHydrated } from '@/components/ui/use-hydrated';
import { orSilence } from '@/lib/browser/silence';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import { readSubscriptionValues, type SubscriptionValues } from '@/lib/subscriptions/values';

/** What the form's parts need of it. A field's name is that of its control, as in `targets.0.url`. */
export type SubscriptionForm = {
  values: SubscriptionValues;
  /** Sets a field. Always the same function. */
  set: (name: string, value: string) => void;
  setAll: (values: SubscriptionValues) => void;
  /** The message key of a field that was left or submitted, and is wrong. */
  errorOf: (name: string) => string | undefined;
  /** Notes that a field was left, so that its error may show. */
  leave: (name: string) => void;
};

type Check = (values: SubscriptionValues) => Parsed<unknown>;

/** Returns the texts of the form's rules, its own and those that it shares with other forms. */
export const useRuleTexts = () => ({ ...useTexts('validation'), ...useTexts('subscriptionValidation') });

/** How long a press waits for rules that are still loading, in milliseconds (our choice). */
const RULES_MS = 3_000;

/**
 * Manages the values and errors of the form `formId`. The rules load at the first touch (`load`). `refused` are the fields
 * that the server refused in the last press. Text that was typed before the script loaded is taken over.
 */
export function useSubscriptionForm(
  formId: string,
  initial: SubscriptionValues,
  load: () => Promise<Check>,
  refused: FieldErrors,
) {
  const [values, setValues] = useState(initial);
  const [check, setCheck] = useState<{ run: Check } | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [submits, setSubmits] = useState(0);
  const [stale, setStale] = useState<ReadonlySet<string>>(new Set());
  useTyped(formId, setValues);
  // What the server refused stays until the field is changed.
  const [lastRefused, setLastRefused] = useState(refused);
  if (lastRefused !== refused) {
    setLastRefused(refused);
    setStale(new Set());
  }

  const loadRules = async () => {
    if (check) return check.run;
    const run = await orSilence(load(), () => {}, RULES_MS).catch(() => null);
    if (run) setCheck({ run });
    return run;
  };
  const errorsOf = (run: Check | undefined): FieldErrors => {
    const parsed = run?.(values);
    return parsed && !parsed.ok ? parsed.fieldErrors : {};
  };
  const errors = errorsOf(check?.run);
  const set = useCallback((name: string, value: string) => {
    setStale((before) => new Set(before).add(name));
    setValues((before) => withField(before, name, value));
  }, []);
  const form: SubscriptionForm = {
    values,
    setAll: setValues,
    set,
    errorOf: (name) =>
      (submits > 0 || left.has(name) ? errors[name] : undefined) ?? (stale.has(name) ? undefined : refused[name]),
    leave: (name) => {
      void loadRules();
      setLeft((before) => new Set(before).add(name));
    },
  };
  return {
    form,
    submits,
    loadRules,
    /** Notes a press. Returns what is wrong, by field; nothing if the rules could not be loaded: the server has them. */
    async press(): Promise<FieldErrors> {
      setSubmits((count) => count + 1);
      return errorsOf((await loadRules()) ?? undefined);
    },
    reset(next: SubscriptionValues) {
      setValues(next);
      setLeft(new Set());
      setSubmits(0);
    },
  };
}

/** Sets one field by its name, such as `name` or `targets.0.headers.0.key`. */
const withField = (values: SubscriptionValues, name: string, value: string): SubscriptionValues =>
  withPart(values, name.split('.'), value);

function withPart<T>(holder: T, [name, ...rest]: string[], value: string): T {
  if (name === undefined) return value as T;
  if (Array.isArray(holder))
    return holder.map((item, index) => (index === Number(name) ? withPart(item, rest, value) : item)) as T;
  return { ...holder, [name]: withPart(Reflect.get(Object(holder), name), rest, value) };
}

/** Takes over what was typed or chosen before the script loaded; React would overwrite it. */
function useTyped(formId: string, setValues: (values: SubscriptionValues) => void): void {
  // A form that the browser renders itself shows the form's values, and not all of them have a control.
  const [isFromServer] = useState(!useHydrated());
  const typed = useRef<SubscriptionValues | null>(null);
  const isRead = useRef(!isFromServer);
  useInsertionEffect(() => {
    const element = document.getElementById(formId);
    if (isRead.current || !(element instanceof HTMLFormElement)) return;
    isRead.current = true;
    const data = new FormData(element);
    typed.current = readSubscriptionValues((name) => String(data.get(name) ?? ''));
  }, [formId]);
  useEffect(() => {
    if (typed.current) setValues(typed.current);
    typed.current = null;
  }, [setValues]);
}
