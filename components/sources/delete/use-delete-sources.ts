'use client';

import { useEffect, useRef, useState } from 'react';
import { useAction } from '@/components/action/use-action';
import type { Action } from '@/lib/guard/outcome';
import type { ProjectScope } from '@/lib/session/session';
import type { DeletedSource } from '@/lib/sources/delete';

/** What the dialog returns: the deleted IDs, and whether others may have been deleted too. */
export type DeleteSourcesResult = { deleted: string[]; unsure: boolean };

const NONE: ReadonlyMap<string, DeletedSource> = new Map();

/**
 * Deletes sources with the page's action and keeps the latest outcome of each. `isRefused` means that the last form was
 * refused as a whole. `run` does nothing while another one is running. It returns all outcomes, null if no answer came.
 */
export function useDeleteSources(owner: ProjectScope, action: Action<DeletedSource[]>) {
  const [outcomes, setOutcomes] = useState(NONE);
  // Newer than the state: the dialog closes with the latest outcomes.
  const newest = useRef(NONE);
  const unanswered = useRef(false);
  const { outcome, lost, isPending, run: send } = useAction(action);
  useEffect(() => {
    if (lost) unanswered.current = true;
  }, [lost]);

  const run = async (ids: string[]): Promise<ReadonlyMap<string, DeletedSource> | null> => {
    const next = await send(formOf(owner, ids));
    if (next === null) return null;
    const { result, explained, report } = next;
    const rows = result.ok
      ? result.data
      : ids.map((source_id) => ({ source_id, ok: false as const, failure: result.failure, explained, report }));
    newest.current = new Map([...newest.current, ...rows.map((row) => [row.source_id, row] as const)]);
    setOutcomes(newest.current);
    return newest.current;
  };

  const result = (): DeleteSourcesResult => {
    const all = [...newest.current.values()];
    return {
      deleted: all.filter(({ ok }) => ok).map(({ source_id }) => source_id),
      unsure: unanswered.current || all.some((row) => !row.ok && !row.failure.nothingChanged),
    };
  };

  return { outcomes, isPending, lost, isRefused: outcome?.result.ok === false, run, result };
}

function formOf(owner: ProjectScope, ids: string[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(owner)) form.set(name, value);
  for (const id of ids) form.append('source_id', id);
  return form;
}
