'use client';

import { useMemo, useRef, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import { useAction } from '@/components/action/use-action';
import { nestErrors } from '@/components/sources/create/nest-errors';
import { rulesSoon } from '@/components/sources/create/use-create-source';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import type { ProjectScope } from '@/lib/session/session';
import { type EditValues, editForm, editOf, editValuesOf, rebase } from '@/lib/sources/edit';
import type { UpdatedSource } from '@/lib/sources/update';

type Options = {
  source: SourceWithRaw;
  owner: ProjectScope;
  action: Action<UpdatedSource>;
  onSaved: (source: SourceWithRaw) => void;
  /** Called if nothing was changed, so nothing was sent. */
  onNothing: () => void;
};

/**
 * Manages the edit of a source: its values and validation, the single PUT, and the outcome of the last press. Sends
 * only what differs from the source as shown.
 */
export function useEditSource({ source, owner, action, onSaved, onNothing }: Options) {
  const [base, setBase] = useState(source);
  const shown = useMemo(() => editValuesOf(base), [base]);
  // Newer than the state, for a save that follows immediately on a newer base.
  const latest = useRef(shown);
  const [resolver] = useState(() => resolverFor(() => latest.current));
  const settle = (next: ActionOutcome<UpdatedSource> | null) => {
    if (next?.result.ok && !next.result.data.isConflict) onSaved(next.result.data.source);
  };
  const { outcome, lost, isPending, waitSeconds, run, checkNow, dismiss } = useAction(action, { onChecked: settle });

  const fieldErrors = outcome?.fieldErrors;
  const errors = useMemo(() => fieldErrors && nestErrors(fieldErrors), [fieldErrors]);
  const form = useForm<EditValues>({ mode: 'onTouched', defaultValues: shown, resolver, errors });

  const save = async (over: SourceWithRaw = base) => {
    const next = await run(async () => {
      let body: FormData | null = null;
      await form.handleSubmit((values) => {
        const { description, connection } = editOf(values, editValuesOf(over));
        if (description || connection) body = editForm(owner, over, values, editValuesOf(over));
        else {
          dismiss();
          onNothing();
        }
      })();
      return body;
    });
    settle(next);
  };

  const current = outcome?.result.ok && outcome.result.data.isConflict ? outcome.result.data.source : null;
  const compared = outcome?.result.ok === false ? outcome.result.failure.lostWriteCheck?.current : null;
  /** Continues from the current source, with or without the typed values. */
  const continueFrom = (now: SourceWithRaw, keepsMine: boolean) => {
    const present = editValuesOf(now);
    const values = keepsMine ? rebase(form.getValues(), shown, present) : present;
    setBase(now);
    latest.current = present;
    dismiss();
    form.reset(present);
    form.reset(values, { keepDefaultValues: true });
  };

  return {
    form,
    shown,
    outcome,
    lost,
    /** The current source, if it differs from what the form showed. */
    conflict: lost === null ? current : null,
    /** The current source, if it does not prove that the last edit was saved. */
    unproven: lost === null && compared && 'label' in compared ? compared : null,
    checkAgain: async () => settle(await checkNow()),
    pending: isPending,
    waitSeconds,
    save,
    takeMine: (now: SourceWithRaw) => {
      continueFrom(now, true);
      return save(now);
    },
    takeTheirs: (now: SourceWithRaw) => continueFrom(now, false),
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

/** The connection's rules are larger than the form: they load when a connection is to be validated. */
async function checkConnection(values: EditValues): Promise<FieldErrors> {
  const rules = await rulesSoon();
  const type = connectionTypeOf(values.type);
  const checked = type === null ? null : rules?.checkSourceDetail(type, values);
  return checked?.ok === false ? checked.fieldErrors : {};
}
