'use client';

import { useRef, useState } from 'react';
import { readOwn } from '@/lib/browser/read';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';
import type { ChoiceList, TargetChoice } from '@/lib/subscriptions/target-choices';

type Read = { choices: TargetChoice[]; refused: 'forbidden' | 'failed' | null };

const NOTHING: Read = { choices: [], refused: null };

/**
 * Reads EventGrid's lists that a target's fields can be chosen from, each when a field first asks for it, and again if
 * it failed. A field without a list is typed.
 */
export function useTargetChoices({ project_id, endpoint_id }: ProjectScope) {
  const [reads, setReads] = useState<Partial<Record<ChoiceList, Read>>>({});
  const asked = useRef(new Set<ChoiceList>());
  const ask = (list: ChoiceList) => {
    if (asked.current.has(list)) return;
    asked.current.add(list);
    const keep = (read: Read) => setReads((before) => ({ ...before, [list]: read }));
    readOwn<TargetChoice[]>('/api/subscriptions/choices', { list }, { project_id, endpoint_id }).then(
      (choices) => keep({ choices, refused: null }),
      (failure: ReadFailure | null) => {
        asked.current.delete(list);
        keep({ choices: [], refused: failure?.state === 'forbidden' ? 'forbidden' : 'failed' });
      },
    );
  };
  return { project_id, endpoint_id, ask, read: (list: ChoiceList): Read => reads[list] ?? NOTHING };
}

export type TargetChoices = ReturnType<typeof useTargetChoices>;
