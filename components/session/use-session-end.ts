import { useEffect, useState } from 'react';
import { readOwn } from '@/lib/browser/read';
import { reportSignedIn, reportSignedOut } from '@/lib/browser/session-signal';
import { onTabTold, tellTabs } from '@/lib/browser/tabs';
import { touchEveryMs } from '@/lib/config/session-limits';
import type { ProjectScope } from '@/lib/session/session';

/** A person is warned this long before the session ends (our choice). */
const WARN_MS = 5 * 60_000;
/** The longest time a browser's timer takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** When a session ends by the browser's clock, milliseconds, and whether it does only if nothing is asked until then. */
export type SessionEnd = { at: number; isIdle: boolean };

/** Asks the console whether the session is there; being asked keeps it. An end is told to the page. */
export const askSession = (owner: ProjectScope): void => void readOwn('/api/session', {}, owner).catch(() => {});

/**
 * Watches for the end of the session: by its token or age, which the page was told, or because neither this tab nor
 * another one asked anything. Returns it once it is near, else null; what has ended is told to the page.
 */
export function useSessionEnd(
  endsAt: string | null,
  now: number,
  idleMs: number,
  owner: ProjectScope,
): SessionEnd | null {
  const [near, setNear] = useState<SessionEnd | null>(null);
  useEffect(() => {
    const latest = endsAt === null ? Number.POSITIVE_INFINITY : Date.now() + Date.parse(endsAt) - now;
    let timers: ReturnType<typeof setTimeout>[] = [];
    const arm = () => {
      timers.forEach(clearTimeout);
      const idleAt = Date.now() + idleMs;
      const isIdle = idleAt < latest;
      // The console notes only now and then that it was asked, so it may count from earlier, and never from later.
      const at = isIdle ? idleAt - touchEveryMs(idleMs) : latest;
      setNear(null);
      timers = [
        alarm(at - (isIdle ? Math.min(WARN_MS, idleMs / 3) : WARN_MS), () => setNear({ at, isIdle })),
        // Another console's tab may have kept it: only the console knows, and asking before would keep it for ever.
        isIdle ? alarm(idleAt + touchEveryMs(idleMs), () => askSession(owner)) : alarm(latest, reportSignedOut),
      ];
    };
    // The page came, or came anew, with a session.
    reportSignedIn();
    arm();
    const answers = new PerformanceObserver((list) => {
      if (list.getEntries().some(isAnswer)) tellTabs('seen');
    });
    answers.observe({ type: 'resource' });
    const stops = [onTabTold('seen', arm), onTabTold('signed-in', reportSignedIn)];
    return () => {
      timers.forEach(clearTimeout);
      answers.disconnect();
      for (const stop of stops) stop();
    };
  }, [endsAt, now, idleMs, owner]);
  return near;
}

const alarm = (at: number, act: () => void) => setTimeout(act, Math.min(MAX_TIMER_MS, Math.max(0, at - Date.now())));

/**
 * An answer of the console to this page: reads, actions and pages alike. A refusal may mean that there is no session, but
 * for 409: it is of a session that has entered another project.
 */
const isAnswer = (entry: PerformanceEntry): boolean => {
  const { initiatorType, responseStatus } = entry as PerformanceResourceTiming;
  return initiatorType === 'fetch' && [undefined, 200, 409].includes(responseStatus);
};
