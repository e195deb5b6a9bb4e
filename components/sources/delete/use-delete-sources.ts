'use client';

import { useEffect, useRef, useState } from 'react';
import { checkForm, type Unconfirmed } from '@/components/action/unconfirmed';
import { useAction } from '@/components/action/use-action';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import type { ProjectScope } from '@/lib/session/session';
import type { DeletedSource } from '@/lib/sources/delete';

/** What the dialog returns: the deleted IDs, and whether others may have been deleted too. */
export type DeleteSourcesResult = { deleted: string[]; unsure: boolean };

const NONE: ReadonlyMap<string, DeletedSource> = new Map();

/**
 * Deletes sources with the page's action and keeps the latest outcome of each. `isRefused` means that the last form was
 * refused as a whole. `run` does nothing while another one is running, and only checks sources of which none is
 * confirmed. It returns all outcomes, null if no answer came. `onChecked` gets them after a check of the page's own.
 */
export function useDeleteSources(
  owner: ProjectScope,
  action: Action<DeletedSource[]>,
  onChecked: (outcomes: ReadonlyMap<string, DeletedSource>) => void,
) {
  const [outcomes, setOutcomes] = useState(NONE);
  // Newer than the state: the dialog closes with the latest outcomes.
  const newest = useRef(NONE);
  const unanswered = useRef(false);
  const merge = ({ result, explained, report }: ActionOutcome<DeletedSource[]>, ids: string[]) => {
    const rows = result.ok
      ? result.data
      : ids.map((source_id) => ({ source_id, ok: false as const, failure: result.failure, explained, report }));
    newest.current = new Map([...newest.current, ...rows.map((row) => [row.source_id, row] as const)]);
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
    unconfirmedIn: unconfirmedRows,
    onChecked: (next) => onChecked(merge(next, [])),
  });
  useEffect(() => {
    if (lost) unanswered.current = true;
  }, [lost]);

  const run = async (ids: string[]): Promise<ReadonlyMap<string, DeletedSource> | null> => {
    const isCheck = ids.length > 0 && ids.every((id) => isUnsure(newest.current.get(id)));
    const next = await (isCheck ? checkNow() : send(formOf(owner, ids)));
    return next && merge(next, ids);
  };

  const result = (): DeleteSourcesResult => {
    const all = [...newest.current.values()];
    return {
      deleted: all.filter(({ ok }) => ok).map(({ source_id }) => source_id),
      unsure: unanswered.current || all.some((row) => !row.ok && !row.failure.nothingChanged),
    };
  };

  return { outcomes, isPending, lost, waitSeconds, isRefused: outcome?.result.ok === false, run, result };
}

/** Returns whether a source may have been deleted: the next press only checks it. */
export const isUnsure = (outcome: DeletedSource | undefined): boolean =>
  outcome?.ok === false && outcome.failure.lostWriteCheck?.verdict === 'unknown';

/** The check of a press is of the sources that are not confirmed. */
function unconfirmedRows({ result }: ActionOutcome<DeletedSource[]>, form: FormData): Unconfirmed | null {
  const rows = result.ok ? result.data.filter(isUnsure) : [];
  if (rows.length === 0) return null;
  const check = checkForm(form);
  check.delete('source_id');
  for (const { source_id } of rows) check.append('source_id', source_id);
  const delays = rows.flatMap((row) => (row.ok ? [] : (row.failure.lostWriteCheck?.nextCheckMs ?? [])));
  return { form: check, nextCheckMs: delays.length === 0 ? null : Math.min(...delays) };
}

function formOf(owner: ProjectScope, ids: string[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(owner)) form.set(name, value);
  for (const id of ids) form.append('source_id', id);
  return form;
}
