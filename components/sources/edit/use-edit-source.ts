'use client';

import { useMemo, useRef, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import { lostAction } from '@/components/action/lost-action';
import { nestErrors } from '@/components/sources/create/nest-errors';
import { signInFirst } from '@/lib/browser/session-signal';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import type { ProjectScope } from '@/lib/session/session';
import { type EditValues, editForm, editOf, editValuesOf, rebase } from '@/lib/sources/edit';
import type { UpdateSourceAction, UpdateSourceState } from '@/lib/sources/update-state';

type Done = Extract<UpdateSourceState, { status: 'done' }>;

type Options = {
  source: SourceWithRaw;
  owner: ProjectScope;
  action: UpdateSourceAction;
  onSaved: (source: SourceWithRaw) => void;
  /** Called when nothing was changed, so that nothing was sent. */
  onNothing: () => void;
};

/** What EventGrid made of the last press of Save: its refusal, or `gone` when the console itself did not answer. */
export type EditAnswer = Done | 'gone' | null;

/**
 * Holds the edit of a source: its values and checks, the one PUT in flight, and what the last press came to. Only what
 * differs from the source as it was shown is sent.
 */
export function useEditSource({ source, owner, action, onSaved, onNothing }: Options) {
  const [base, setBase] = useState(source);
  const shown = useMemo(() => editValuesOf(base), [base]);
  // Ahead of the state when a save follows at once on a newer base.
  const comparedWith = useRef(shown);
  const [resolver] = useState(() => resolverFor(() => comparedWith.current));
  const [answer, setAnswer] = useState<EditAnswer>(null);
  const [pending, setPending] = useState(false);
  const [submits, setSubmits] = useState(0);
  const inFlight = useRef(false);

  const fieldErrors = answer !== null && answer !== 'gone' ? answer.fieldErrors : null;
  const errors = useMemo(() => (fieldErrors ? nestErrors(fieldErrors) : undefined), [fieldErrors]);
  const form = useForm<EditValues>({ mode: 'onTouched', defaultValues: shown, resolver, errors });

  const send = async (values: EditValues, over: SourceWithRaw) => {
    setPending(true);
    try {
      const next = await action({ status: 'idle' }, editForm(owner, over, values, editValuesOf(over)));
      if (next.status === 'idle') return;
      setAnswer(next);
      if (next.result.ok) onSaved(next.result.data.source);
    } catch (error) {
      lostAction(error);
      setAnswer('gone');
    } finally {
      setPending(false);
    }
  };

  const save = async (over: SourceWithRaw = base) => {
    if (inFlight.current || signInFirst()) return;
    inFlight.current = true;
    setSubmits((count) => count + 1);
    try {
      await form.handleSubmit((values) => {
        const { description, connection } = editOf(values, editValuesOf(over));
        if (description || connection) return send(values, over);
        setAnswer(null);
        onNothing();
      })();
    } finally {
      inFlight.current = false;
    }
  };

  const meanwhile = answer !== null && answer !== 'gone' ? answer.changedMeanwhile : null;
  /** Goes on from the source as it is now, with or without what was typed. */
  const goOnFrom = (now: SourceWithRaw, keepsMine: boolean) => {
    const present = editValuesOf(now);
    const values = keepsMine ? rebase(form.getValues(), shown, present) : present;
    setBase(now);
    comparedWith.current = present;
    setAnswer(null);
    form.reset(present);
    form.reset(values, { keepDefaultValues: true });
  };

  return {
    form,
    shown,
    /** The source that the form is compared with. */
    base,
    answer,
    /** The source as it is now, when it is another than the form showed. */
    meanwhile,
    pending,
    submits,
    save,
    takeMine: (now: SourceWithRaw) => {
      goOnFrom(now, true);
      return save(now);
    },
    takeTheirs: (now: SourceWithRaw) => goOnFrom(now, false),
    dismiss: () => setAnswer(null),
  };
}

const resolverFor =
  (shown: () => EditValues): Resolver<EditValues> =>
  async (values) => {
    const wrong: FieldErrors = {
      ...(values.description.length > DESCRIPTION_MAX_UNITS ? { description: 'description.tooLong' } : {}),
      ...(editOf(values, shown()).connection ? await checkConnection(values) : {}),
    };
    return Object.keys(wrong).length === 0 ? { values, errors: {} } : { values: {}, errors: nestErrors(wrong) };
  };

/** The connection's rules weigh more than the form: they come when a connection is to be checked. */
async function checkConnection(values: EditValues): Promise<FieldErrors> {
  const { checkSourceDetail } = await import('@/lib/sources/check-create');
  const type = connectionTypeOf(values.type);
  const checked = type === null ? null : checkSourceDetail(type, values);
  return checked?.ok === false ? checked.fieldErrors : {};
}
