import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { initialSessionState, type SessionState, sessionState, subscribeSession } from '@/lib/browser/session-signal';

/** Returns what the page knows about its session, and re-renders when it changes. */
export const useSession = (): SessionState => useSyncExternalStore(subscribeSession, sessionState, initialSessionState);

/** Calls `act` each time the user has signed in again in place. */
export function useSignedInAgain(act: () => void): void {
  const onSignedIn = useEffectEvent(act);
  useEffect(() => {
    let wasOver = sessionState().isOver;
    return subscribeSession(() => {
      const { isOver } = sessionState();
      if (wasOver && !isOver) onSignedIn();
      wasOver = isOver;
    });
  }, []);
}
