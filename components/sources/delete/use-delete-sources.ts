'use client';

import { useRef, useState } from 'react';
import { lostAction } from '@/components/action/lost-action';
import { signInFirst } from '@/lib/browser/session-signal';
import type { ProjectScope } from '@/lib/session/session';
import type { DeleteOutcome, DeleteSourcesAction } from '@/lib/sources/delete-state';

/** What the dialog hands back: the IDs that are gone, and whether others may be gone too. */
export type DeleteSourcesResult = { deleted: string[]; unsure: boolean };

const NONE: ReadonlyMap<string, DeleteOutcome> = new Map();

/**
 * Deletes sources by the page's action and keeps the newest outcome of each. `isRefused` tells that the last form was
 * refused as a whole. `run` does nothing while one is under way; it returns all outcomes, null when the console did not
 * answer.
 */
export function useDeleteSources(owner: ProjectScope, action: DeleteSourcesAction) {
  const outcomes = useRef(NONE);
  const unanswered = useRef(false);
  const inFlight = useRef(false);
  const [view, setView] = useState({ outcomes: NONE, isPending: false, isConsoleGone: false, isRefused: false });

  const run = async (ids: string[]): Promise<ReadonlyMap<string, DeleteOutcome> | null> => {
    if (inFlight.current || signInFirst()) return null;
    inFlight.current = true;
    setView((before) => ({ ...before, isPending: true, isConsoleGone: false }));
    let isConsoleGone = false;
    let isRefused = false;
    try {
      const state = await action({ status: 'idle' }, formOf(owner, ids));
      if (state.status === 'done') {
        isRefused = state.refused !== null;
        const news = state.outcomes.map((outcome) => [outcome.source_id, outcome] as const);
        outcomes.current = new Map([...outcomes.current, ...news]);
      }
    } catch (error) {
      lostAction(error);
      isConsoleGone = true;
      unanswered.current = true;
    } finally {
      inFlight.current = false;
      setView({ outcomes: outcomes.current, isPending: false, isConsoleGone, isRefused });
    }
    return isConsoleGone ? null : outcomes.current;
  };

  const result = (): DeleteSourcesResult => {
    const all = [...outcomes.current.values()];
    return {
      deleted: all.filter(({ ok }) => ok).map(({ source_id }) => source_id),
      unsure: unanswered.current || all.some((outcome) => !outcome.ok && !outcome.failure.nothingChanged),
    };
  };

  return { ...view, run, result };
}

function formOf(owner: ProjectScope, ids: string[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(owner)) form.set(name, value);
  for (const id of ids) form.append('source_id', id);
  return form;
}
