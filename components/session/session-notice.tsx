'use client';

import { useEffect, useState } from 'react';
import { lazyPart } from '@/components/ui/lazy-part';
import { hostSignIn, reportSignedIn, reportSignedOut } from '@/lib/session-signal';
import { onSignedOut } from '@/lib/session-tabs';
import { leavePage } from './leave-page';
import type { SessionPartProps } from './session-part';
import { useSession } from './use-session';

/** A person is warned this long before the session ends (our choice). */
const WARN_MS = 5 * 60_000;
/** The longest time a browser's timer takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

// Most sessions never see it.
const SessionPart = lazyPart<SessionPartProps>(() => import('./session-part'));

type SessionNoticeProps = Omit<SessionPartProps, 'until' | 'state'> & {
  endsAt: string | null;
  /** The server's clock at rendering, milliseconds. */
  now: number;
};

/** Says above the page that the session ends soon, or has ended, and offers to sign in again in place. */
export function SessionNotice({ endsAt, now, ...part }: SessionNoticeProps) {
  const state = useSession();
  const [isNear, setNear] = useState(false);
  const [until, setUntil] = useState<number | null>(null);

  // Texts are the same for as long as the page lives.
  const [words] = useState(part.messages);
  useEffect(() => hostSignIn(words), [words]);
  useEffect(() => onSignedOut(leavePage), []);
  // The page came, or came anew, with a session.
  useEffect(() => {
    reportSignedIn();
    setNear(false);
    setUntil(null);
    if (endsAt === null) return;
    const left = Date.parse(endsAt) - now;
    setUntil(Date.now() + left);
    const timers = [
      setTimeout(() => setNear(true), Math.min(MAX_TIMER_MS, Math.max(0, left - WARN_MS))),
      setTimeout(reportSignedOut, Math.min(MAX_TIMER_MS, Math.max(0, left))),
    ];
    return () => timers.forEach(clearTimeout);
  }, [endsAt, now]);

  if (!isNear && !state.isOver && !state.isAsking) return null;
  return <SessionPart {...part} state={state} until={until} />;
}
