import { useEffect, useState } from 'react';
import { readOwn } from '@/lib/browser/read';
import { reportSignedIn, reportSignedOut } from '@/lib/browser/session-signal';
import { notifyTabs, onTabMessage } from '@/lib/browser/tabs';
import { touchEveryMs } from '@/lib/config/session-limits';
import type { ProjectScope } from '@/lib/session/session';

/** How long before the session ends the user is warned (our choice). */
const WARN_MS = 5 * 60_000;
/** How often an alarm looks at the clock: a timer stands still while the computer sleeps or the page is frozen. */
const LOOK_MS = 30_000;

/** When a session ends by the browser's clock, milliseconds, and whether activity would postpone it. */
export type SessionEnd = { at: number; isIdle: boolean };

/**
 * Checks with the console whether the session is still there, which also extends it. Notifies the page if it has ended.
 */
export const checkSession = (owner: ProjectScope): void => void readOwn('/api/session', {}, owner).catch(() => {});

/**
 * Watches for the end of the session: by its token or age, which the page knows, or because neither this tab nor
 * another one sent a request. Returns it when it is near, else null, and notifies the page after it has ended.
 */
export function useSessionEnd(endsAt: string, now: number, idleMs: number, owner: ProjectScope): SessionEnd | null {
  const [near, setNear] = useState<SessionEnd | null>(null);
  useEffect(() => {
    const latest = Date.now() + Date.parse(endsAt) - now;
    let alarms: (() => void)[] = [];
    const stopAlarms = () => {
      for (const stop of alarms) stop();
    };
    const arm = () => {
      stopAlarms();
      const idleAt = Date.now() + idleMs;
      const isIdle = idleAt < latest;
      // The console records a session's use only now and then, so its idle time may start earlier, but never later.
      const at = isIdle ? idleAt - touchEveryMs(idleMs) : latest;
      setNear(null);
      alarms = [
        alarm(at - (isIdle ? Math.min(WARN_MS, idleMs / 3) : WARN_MS), () => setNear({ at, isIdle })),
        // Another tab of the console may have extended it: only the console knows, and checking earlier would extend it
        // forever.
        isIdle ? alarm(idleAt + touchEveryMs(idleMs), () => checkSession(owner)) : alarm(latest, reportSignedOut),
      ];
    };
    // The page was loaded, or reloaded, with a session.
    reportSignedIn();
    arm();
    const answers = new PerformanceObserver((list) => {
      if (list.getEntries().some(isAnswer)) notifyTabs('seen');
    });
    answers.observe({ type: 'resource' });
    const stops = [onTabMessage('seen', arm), onTabMessage('signed-in', reportSignedIn)];
    return () => {
      stopAlarms();
      answers.disconnect();
      for (const stop of stops) stop();
    };
  }, [endsAt, now, idleMs, owner]);
  return near;
}

/** Calls `act` once the clock shows `at`, even if the computer slept until after it. Returns what stops it. */
function alarm(at: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
  const look = () => {
    clearTimeout(timer);
    const left = at - Date.now();
    if (left > 0) {
      timer = setTimeout(look, Math.min(LOOK_MS, left));
      return;
    }
    stop();
    act();
  };
  document.addEventListener('visibilitychange', look);
  look();
  return stop;
}

/**
 * Returns whether a response is the console's answer to this page, from a read, action or page. A refusal may mean that
 * there is no session, except 409: its session has entered another project.
 */
const isAnswer = (entry: PerformanceEntry): boolean => {
  const { initiatorType, responseStatus } = entry as PerformanceResourceTiming;
  return initiatorType === 'fetch' && [undefined, 200, 409].includes(responseStatus);
};
