import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { initialSessionState, type SessionState, sessionState, subscribeSession } from '@/lib/browser/session-signal';

/** Follows what the page knows of its session. */
export const useSession = (): SessionState => useSyncExternalStore(subscribeSession, sessionState, initialSessionState);

/** Calls `act` each time that a person has signed in again in place. */
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
