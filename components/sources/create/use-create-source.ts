'use client';

import { type FormEvent, useCallback, useMemo, useRef, useState } from 'react';
import { type FieldErrors as FormErrors, type Path, type Resolver, useForm } from 'react-hook-form';
import { useAction } from '@/components/action/use-action';
import { useSignedInAgain } from '@/components/action/use-session';
import { takeOverFields } from '@/components/ui/use-keep-typed';
import { orSilence } from '@/lib/browser/silence';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { type CreateSourceValues, EMPTY_CREATE_SOURCE_VALUES, readCreateSourceValues } from '@/lib/sources/values';
import { nestErrors } from './nest-errors';

/** ID of the form in the page. */
export const CREATE_SOURCE_FORM = 'create-source';

// The rules are larger than the form, so they load at the first interaction. The next one retries a failed import.
let rules: Promise<typeof import('@/lib/sources/check-create')> | undefined;

/** Loads the form's zod rules, once. */
function loadRules() {
  rules ??= import('@/lib/sources/check-create').catch((error: unknown) => {
    rules = undefined;
    throw error;
  });
  return rules;
}

/** How long a press waits for rules that are still loading, in milliseconds (our choice). */
const RULES_MS = 3_000;

/**
 * Loads the rules, or comes to null after 3 s. Call it as soon as the user interacts with the form. Without its rules a
 * form is submitted anyway: the server has them too, and tells an outdated page so.
 */
export const rulesSoon = () => orSilence(loadRules(), () => {}, RULES_MS).catch(() => null);

const resolver: Resolver<CreateSourceValues> = async (values) => {
  const rules = await rulesSoon();
  if (rules === null) return { values, errors: {} };
  const checked = rules.checkCreateSource(values);
  return checked.ok ? { values, errors: {} } : { values: {}, errors: nestErrors(checked.fieldErrors) };
};

type Options = {
  action: Action<SourceWithRaw>;
  defaults: CreateSourceValues;
};

/**
 * Manages the create form: its values and validation, the single POST, and the outcome of the last press. Works as a
 * plain form before React has loaded (`formAction`), then through `submit`.
 */
export function useCreateSource({ action, defaults }: Options) {
  // Set by a press, and by a check that the page made by itself: it must not take the focus or what was typed since.
  const sent = useRef('');
  const isQuiet = useRef(false);
  const press = useAction(action, {
    onChecked: (next) => {
      isQuiet.current = true;
      if (JSON.stringify(form.getValues()) === sent.current) settle(next);
    },
  });
  const { outcome, lost, isPending, waitSeconds, run, checkNow, dismiss, formAction } = press;
  const [refusedFields, setRefusedFields] = useState<RefusedField[] | null>(null);
  const [submits, setSubmits] = useState(0);
  const [createdCount, setCreatedCount] = useState(0);

  const [fieldDefaults, setFieldDefaults] = useState(() => defaultsAfter(outcome, defaults));
  const [connection, setConnection] = useState({ key: 0, defaults: fieldDefaults });
  const wrong = outcome?.fieldErrors;
  const errors = useMemo(() => (wrong && Object.keys(wrong).length > 0 ? nestErrors(wrong) : undefined), [wrong]);
  const form = useForm<CreateSourceValues>({
    mode: 'onTouched',
    defaultValues: fieldDefaults,
    resolver,
    errors,
    shouldFocusError: false,
  });

  /** After a create, resets the form but keeps type and channel. */
  const settle = useCallback(
    (next: ActionOutcome<SourceWithRaw> | null) => {
      if (!next?.result.ok) return;
      setCreatedCount((count) => count + 1);
      const { type, channel_id, hosting, detail } = form.getValues();
      const fresh = { ...EMPTY_CREATE_SOURCE_VALUES, type, channel_id };
      // Immediately, in the fields too: the next press takes what is in them, which must not be this source again.
      form.reset(fresh, { keepFieldsRef: true });
      setFieldDefaults(fresh);
      if (JSON.stringify([hosting, detail]) !== JSON.stringify([fresh.hosting, fresh.detail]))
        setConnection(({ key }) => ({ key: key + 1, defaults: fresh }));
    },
    [form],
  );

  const submit = useCallback(
    async (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const element = event.currentTarget;
      const next = await run(async () => {
        takeOverFields(element, form);
        const typed = form.getValues('name');
        if (typed.trim() !== typed) form.setValue('name', typed.trim(), { shouldDirty: true });
        let body: FormData | null = null;
        await form.handleSubmit(
          () => {
            setRefusedFields(null);
            sent.current = JSON.stringify(form.getValues());
            isQuiet.current = false;
            body = new FormData(element);
          },
          (invalid) => setRefusedFields(refusedOf(invalid, (path) => form.getValues(path))),
        )(event);
        // Not before: what it renders would hold up the request.
        setSubmits((count) => count + 1);
        return body;
      });
      settle(next);
    },
    [form, run, settle],
  );

  const checkAgain = useCallback(
    async (writeId: string) => {
      const element = document.querySelector<HTMLFormElement>(`#${CREATE_SOURCE_FORM}`);
      const posted = new FormData(element ?? undefined);
      posted.set('write_id', writeId);
      settle(await checkNow(posted));
    },
    [checkNow, settle],
  );

  // The refusal's request was followed: one press submits the form.
  useSignedInAgain(() => {
    if (outcome?.explained?.action === 'sign-in') dismiss();
  });
  const isOurCheck = outcome?.result.ok === false && outcome.result.failure.kind === 'invalid-input';

  return {
    form,
    /** The values of an untouched form. */
    fieldDefaults,
    /** The connection's default values, and a key that changes after a create that used it, which empties the fields. */
    connection,
    outcome,
    lost,
    formAction,
    submit,
    submits,
    isPending,
    waitSeconds,
    /** Sources created since the page was opened. */
    createdCount,
    dismiss,
    checkAgain,
    isQuiet,
    /** What the last press refused, until the next one; null if there is no summary to show. */
    refusedFields: refusedFields ?? (isOurCheck ? sentBack(outcome) : null),
  };
}

/** The initial values: what was posted without JavaScript and refused, else the page's own. */
function defaultsAfter(posted: ActionOutcome<SourceWithRaw> | null, defaults: CreateSourceValues): CreateSourceValues {
  if (posted === null) return defaults;
  if (!posted.result.ok) return readCreateSourceValues(posted.values);
  return { ...EMPTY_CREATE_SOURCE_VALUES, type: defaults.type, channel_id: defaults.channel_id };
}

/** A field that a press refused: the message's key, and the value that it is about. */
export type RefusedField = { field: string; key: string; value: string };

function refusedOf(
  { detail = {}, ...errors }: FormErrors<CreateSourceValues>,
  typed: (path: Path<CreateSourceValues>) => unknown,
): RefusedField[] {
  const inDetail = Object.entries(detail).map(([name, error]) => [`detail.${name}`, error] as const);
  return [...Object.entries(errors), ...inDetail].map(([field, error]) => ({
    field,
    key: String(Object(error).message ?? ''),
    value: String(typed(field as Path<CreateSourceValues>) ?? ''),
  }));
}

const sentBack = ({ fieldErrors, values }: ActionOutcome<SourceWithRaw>): RefusedField[] =>
  Object.entries(fieldErrors).map(([field, key]) => ({ field, key, value: String(values[field] ?? '') }));
