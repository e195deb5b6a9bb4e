'use client';

import { useEffect, useState } from 'react';
import { useSession } from '@/components/action/use-session';
import { lazyPart } from '@/components/ui/lazy-part';
import { hostSignIn } from '@/lib/browser/session-signal';
import { onTabTold } from '@/lib/browser/tabs';
import { leavePage } from './leave-page';
import type { SessionPartProps } from './session-part';
import { askSession, useSessionEnd } from './use-session-end';

// Most sessions never see it.
const SessionPart = lazyPart<SessionPartProps>(() => import('./session-part'));

type SessionNoticeProps = Omit<SessionPartProps, 'end' | 'state' | 'onStay'> & {
  endsAt: string | null;
  /** The server's clock at rendering, milliseconds. */
  now: number;
  /** How long nothing may be asked, milliseconds. */
  idleMs: number;
};

/** Says above the page that the session ends soon, or has ended, and offers to keep it or to sign in again in place. */
export function SessionNotice({ endsAt, now, idleMs, ...part }: SessionNoticeProps) {
  const state = useSession();
  // A page is of one project for as long as it lives.
  const [owner] = useState({ project_id: part.here.project.id, endpoint_id: part.here.region.id });
  const end = useSessionEnd(endsAt, now, idleMs, owner);

  // Texts are the same for as long as the page lives.
  const [words] = useState(part.messages);
  useEffect(() => hostSignIn(words), [words]);
  useEffect(() => onTabTold('signed-out', leavePage), []);

  if (end === null && !state.isOver && !state.isAsking) return null;
  return <SessionPart {...part} state={state} end={end} onStay={() => askSession(owner)} />;
}
