'use client';

import { useEffect, useState } from 'react';
import { useSession } from '@/components/action/use-session';
import { Commands } from '@/components/commands/commands';
import { ConsoleSilent } from '@/components/ui/console-silent';
import { lazyPart } from '@/components/ui/lazy-part';
import { leaveWithoutAsking } from '@/components/ui/leave-without-asking';
import { hostSignIn, page } from '@/lib/browser/session-signal';
import { onTabMessage } from '@/lib/browser/tabs';
import type { SessionPartProps } from './session-part';
import { checkSession, useSessionEnd } from './use-session-end';
import { watchReturn } from './watch-return';

// Most sessions never see it.
const SessionPart = lazyPart<SessionPartProps>(() => import('./session-part'));

type SessionNoticeProps = Omit<SessionPartProps, 'end' | 'state' | 'onStay'> & {
  /** When the session ends at the latest, ISO 8601. */
  endsAt: string;
  /** The server's clock at rendering, milliseconds. */
  now: number;
  /** How long the session may be idle, milliseconds. */
  idleMs: number;
};

/**
 * Shows above the page that the session ends soon, or has ended, and offers to extend it or to sign in again in place;
 * and that the console did not send the next page. The commands are here too, for the same project: a part of its own
 * in the layout would add its lines to each page's HTML.
 */
export function SessionNotice({ endsAt, now, idleMs, ...part }: SessionNoticeProps) {
  const state = useSession();
  // A page belongs to one project for its whole lifetime.
  const [owner] = useState({ project_id: part.here.project.id, endpoint_id: part.here.region.id });
  const end = useSessionEnd(endsAt, now, idleMs, owner);

  useEffect(() => {
    page.project = owner;
    return hostSignIn();
  }, [owner]);
  useEffect(() => onTabMessage('signed-out', leaveOnce), []);
  useEffect(watchReturn, []);

  return (
    <>
      {state.visitAgain && <ConsoleSilent onRetry={state.visitAgain} />}
      {end || state.isOver || state.isSignInOpen ? (
        <SessionPart {...part} state={state} end={end} onStay={() => checkSession(owner)} />
      ) : null}
      <Commands owner={owner} />
    </>
  );
}

/** The tab that signed out hears it too: it has left, and leaving again would abort that. */
const leaveOnce = (): void => {
  if (!document.documentElement.hidden) leaveWithoutAsking();
};
