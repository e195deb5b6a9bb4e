'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { orSilence } from '@/lib/browser/silence';
import type { LeaveQuestionProps, Leaving } from './leave-guard';
import { LEAVE_WITHOUT_ASKING } from './leave-without-asking';

// Loads as soon as there is something to lose.
let guard: typeof import('./leave-guard') | undefined;
const loadGuard = async () => {
  guard = await import('./leave-guard');
};
/** How long a question waits for its code, in milliseconds (our choice). Without it, the browser asks. */
const GUARD_MS = 1_000;

/**
 * Asks before the user leaves something unsaved: by a link, by signing out, by Back or Forward, and by whatever the
 * form hands to `leave`, such as Cancel. Reload and close are left to the browser's own question. Doesn't ask while
 * `dirty` is false, nor for a link that keeps the form according to `stays`. `stays` must be the same function each
 * time. `question` is to be rendered: the question while it is open.
 */
export function useLeaveGuard(
  dirty: boolean,
  texts: LeaveQuestionProps['texts'],
  stays?: (link: HTMLAnchorElement) => boolean,
): { leave: (go: () => void) => void; question: ReactNode } {
  const path = usePathname();
  const params = useSearchParams();
  const [leaving, setLeaving] = useState<Leaving | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list beside a form may change the address.
  useEffect(() => {
    if (!dirty) return;
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    window.addEventListener(LEAVE_WITHOUT_ASKING, () => listening.abort(), { signal });
    loadGuard().then(
      () => guard?.watchLeaving(setLeaving, signal, stays),
      () => {},
    );
    return () => listening.abort();
  }, [dirty, stays, path, params]);

  const leave = async (go: () => void) => {
    if (!dirty) return go();
    await orSilence(loadGuard(), () => {}, GUARD_MS).catch(() => {});
    if (guard) setLeaving({ go, within: null });
    else if (window.confirm(`${texts.title} ${texts.text}`)) go();
  };
  const settle = (act: () => void) => () => {
    setLeaving(null);
    act();
  };
  return {
    leave: (go) => void leave(go),
    question: leaving && guard && (
      <guard.LeaveQuestion
        texts={texts}
        within={leaving.within}
        onKeep={settle(() => {})}
        onLeave={settle(leaving.go)}
      />
    ),
  };
}
