'use client';

import { type FormEvent, useActionState, useCallback, useMemo, useRef, useState } from 'react';
import { type FieldErrors as FormErrors, type Resolver, useForm } from 'react-hook-form';
import { lostAction } from '@/components/action/lost-action';
import { useSignedInAgain } from '@/components/action/use-session';
import { signInFirst } from '@/lib/browser/session-signal';
import { newWriteId } from '@/lib/pending-writes/new-id';
import type { CreateSourceState } from '@/lib/sources/create-state';
import { type CreateSourceValues, EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { type CreateSourceAction, IDLE_CREATE_SOURCE } from './create-source-state';
import { nestErrors } from './nest-errors';

/** ID of the form in the page. */
export const CREATE_SOURCE_FORM = 'create-source';

// The rules weigh more than the form: they come with the first touch. A failed import is tried again at the next.
let rules: Promise<typeof import('@/lib/sources/check-create')> | undefined;

/** Loads the zod rules of the form, once; call it as soon as a person reaches for the form. */
export function loadRules() {
  rules ??= import('@/lib/sources/check-create').catch((error: unknown) => {
    rules = undefined;
    throw error;
  });
  return rules;
}

const resolver: Resolver<CreateSourceValues> = async (values) => {
  // Without its rules the form is sent: the server has them too, and tells a page that is too old so.
  const rules = await loadRules().catch(() => null);
  if (rules === null) return { values, errors: {} };
  const checked = rules.checkCreateSource(values);
  return checked.ok ? { values, errors: {} } : { values: {}, errors: nestErrors(checked.fieldErrors) };
};

type Options = {
  action: CreateSourceAction;
  /** Looks up what became of a press whose outcome is not known. */
  checkCreated: CreateSourceAction;
  defaults: CreateSourceValues;
  /** The answer to show when the console itself could not be reached, or is newer than the page. */
  consoleLost: (why: 'gone' | 'updated') => CreateSourceState;
};

/**
 * Holds the create form: its values and checks, the one POST in flight, and what the last press came to. Works as a
 * plain form until React is here (`formAction`), afterwards through `submit`.
 */
export function useCreateSource({ action, checkCreated, defaults, consoleLost }: Options) {
  const [posted, formAction] = useActionState(action, IDLE_CREATE_SOURCE);
  const [answered, setAnswered] = useState<CreateSourceState | null>(null);
  const [pending, setPending] = useState(false);
  const [refusedFields, setRefusedFields] = useState<string[] | null>(null);
  const [submits, setSubmits] = useState(0);
  const [createdCount, setCreatedCount] = useState(0);
  const inFlight = useRef(false);
  const state = answered ?? posted;

  const failure = state.result?.ok === false ? state.result.failure : null;
  const serverErrors = useMemo(() => (failure?.fieldErrors ? nestErrors(failure.fieldErrors) : undefined), [failure]);
  const initial = posted.result?.ok
    ? { ...EMPTY_CREATE_SOURCE_VALUES, type: defaults.type, channel_id: defaults.channel_id }
    : (posted.values ?? defaults);
  const [fieldDefaults, setFieldDefaults] = useState(initial);
  const form = useForm<CreateSourceValues>({
    mode: 'onTouched',
    defaultValues: initial,
    resolver,
    errors: serverErrors,
    shouldFocusError: false,
  });

  const send = useCallback(
    async (ask: CreateSourceAction, body: FormData) => {
      setPending(true);
      try {
        const next = await ask(IDLE_CREATE_SOURCE, body);
        setAnswered(next);
        if (next.result?.ok) {
          setCreatedCount((count) => count + 1);
          const { type, channel_id } = form.getValues();
          const fresh = { ...EMPTY_CREATE_SOURCE_VALUES, type, channel_id };
          form.reset(fresh);
          setFieldDefaults(fresh);
        }
      } catch (error) {
        setAnswered(consoleLost(lostAction(error)));
      } finally {
        setPending(false);
      }
    },
    [consoleLost, form],
  );

  const submit = useCallback(
    async (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      if (inFlight.current) return;
      inFlight.current = true;
      const element = event.currentTarget;
      setSubmits((count) => count + 1);
      const typed = form.getValues('name');
      if (typed.trim() !== typed) form.setValue('name', typed.trim(), { shouldDirty: true });
      try {
        await form.handleSubmit(
          () => {
            setRefusedFields(null);
            if (signInFirst()) return;
            const body = new FormData(element);
            body.set('write_id', newWriteId());
            return send(action, body);
          },
          (errors) => setRefusedFields(errorPaths(errors)),
        )(event);
      } finally {
        inFlight.current = false;
      }
    },
    [action, form, send],
  );

  const checkAgain = useCallback(
    async (writeId: string) => {
      const element = document.querySelector<HTMLFormElement>(`#${CREATE_SOURCE_FORM}`);
      if (inFlight.current || element === null) return;
      inFlight.current = true;
      const body = new FormData(element);
      body.set('write_id', writeId);
      await send(checkCreated, body);
      inFlight.current = false;
    },
    [checkCreated, send],
  );

  const dismiss = useCallback(() => setAnswered(IDLE_CREATE_SOURCE), []);
  // What the refusal asked for is done: the form goes on by one press.
  useSignedInAgain(() => {
    if (state.explained?.action === 'sign-in') dismiss();
  });
  const postedFields = failure?.kind === 'invalid-input' ? Object.keys(failure.fieldErrors ?? {}) : null;

  return {
    form,
    /** What the fields hold when they are rendered anew, keyed by createdCount: react-hook-form reads boxes off the page. */
    fieldDefaults,
    state,
    formAction,
    submit,
    submits,
    pending,
    /** Sources made since the page was opened. */
    createdCount,
    dismiss,
    checkAgain,
    /** Fields that the last press refused, in the form's order; null when there is no summary to show. */
    refusedFields: refusedFields ?? postedFields,
  };
}

function errorPaths(errors: FormErrors<CreateSourceValues>): string[] {
  return Object.entries(errors).flatMap(([field, error]) =>
    field === 'detail' ? Object.keys(error ?? {}).map((key) => `detail.${key}`) : [field],
  );
}
