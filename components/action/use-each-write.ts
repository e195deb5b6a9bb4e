'use client';

import { useEffect, useRef, useState } from 'react';
import type { EachOutcome } from '@/lib/guard/each-write';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import type { ProjectScope } from '@/lib/session/session';
import { checkForm, type Unconfirmed } from './unconfirmed';
import { useAction } from './use-action';

/** What the dialog returns: the IDs that it is done for, and whether it may be done for others too. */
export type EachWriteResult = { done: string[]; unsure: boolean };

/** The field of the form with the IDs. */
export type EachField = 'source_id' | 'subscription_id';

const NONE: ReadonlyMap<string, EachOutcome> = new Map();

/**
 * Runs a write of several items with the page's action and keeps the latest outcome of each. `isRefused` means that the
 * last form was refused as a whole. `run` does nothing while another one is running, and only checks items of which
 * none is confirmed. It returns all outcomes, null if no answer came. `onChecked` gets them after a check of the page's
 * own.
 */
export function useEachWrite(
  { owner, field }: { owner: ProjectScope; field: EachField },
  action: Action<EachOutcome[]>,
  onChecked: (outcomes: ReadonlyMap<string, EachOutcome>) => void,
) {
  const [outcomes, setOutcomes] = useState(NONE);
  // Newer than the state: the dialog closes with the latest outcomes.
  const newest = useRef(NONE);
  const unanswered = useRef(false);
  const merge = ({ result, explained, report }: ActionOutcome<EachOutcome[]>, ids: string[]) => {
    const rows = result.ok
      ? result.data
      : ids.map((id) => ({ id, ok: false as const, failure: result.failure, explained, report }));
    newest.current = new Map([...newest.current, ...rows.map((row) => [row.id, row] as const)]);
    setOutcomes(newest.current);
    return newest.current;
  };
  const {
    outcome,
    lost,
    isPending,
    waitSeconds,
    run: send,
    checkNow,
  } = useAction(action, {
    unconfirmedIn: field === 'source_id' ? unconfirmedSources : unconfirmedSubscriptions,
    onChecked: (next) => onChecked(merge(next, [])),
  });
  useEffect(() => {
    if (lost) unanswered.current = true;
  }, [lost]);

  const run = async (ids: string[]): Promise<ReadonlyMap<string, EachOutcome> | null> => {
    const isCheck = ids.length > 0 && ids.every((id) => isUnsure(newest.current.get(id)));
    const next = await (isCheck ? checkNow() : send(formOf(owner, field, ids)));
    return next && merge(next, ids);
  };

  const result = (): EachWriteResult => {
    const all = [...newest.current.values()];
    return {
      done: all.filter(({ ok }) => ok).map(({ id }) => id),
      unsure: unanswered.current || all.some((row) => !row.ok && !row.failure.nothingChanged),
    };
  };

  return { outcomes, isPending, lost, waitSeconds, isRefused: outcome?.result.ok === false, run, result };
}

/** Returns whether it may have happened to an item: the next press only checks it. */
export const isUnsure = (outcome: EachOutcome | undefined): boolean =>
  outcome?.ok === false && outcome.failure.lostWriteCheck?.verdict === 'unknown';

/** The check of a press is of the items that are not confirmed. */
const unconfirmedRows =
  (field: EachField) =>
  ({ result }: ActionOutcome<EachOutcome[]>, form: FormData): Unconfirmed | null => {
    const rows = result.ok ? result.data.filter(isUnsure) : [];
    if (rows.length === 0) return null;
    const check = checkForm(form);
    check.delete(field);
    for (const { id } of rows) check.append(field, id);
    const delays = rows.flatMap((row) => (row.ok ? [] : (row.failure.lostWriteCheck?.nextCheckMs ?? [])));
    return { form: check, nextCheckMs: delays.length === 0 ? null : Math.min(...delays) };
  };

// Always the same functions, as useAction wants them.
const unconfirmedSources = unconfirmedRows('source_id');
const unconfirmedSubscriptions = unconfirmedRows('subscription_id');

function formOf(owner: ProjectScope, field: EachField, ids: string[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(owner)) form.set(name, value);
  for (const id of ids) form.append(field, id);
  return form;
}
