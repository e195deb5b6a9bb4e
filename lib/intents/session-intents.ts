import 'server-only';
import { after } from 'next/server';
import { environment } from '@/lib/env';
import { auditFinding } from '@/lib/guard/audit';
import { log } from '@/lib/log';
import { sharedIntents } from '@/lib/session/console-store';
import type { IntentDeps } from './with-intent';

/**
 * Returns what looking after a request's writes needs: the store, the clock, the audit, the end of its answer, and how long
 * a write may still come.
 */
export function intentDeps(): IntentDeps {
  const settings = environment();
  return {
    intents: sharedIntents(settings),
    now: Date.now,
    settledAfterMs: 2 * settings.EVENTGRID_DEADLINE_MS,
    foundOut: (intent, finding) => auditFinding(log, intent, finding),
    afterAnswer: after,
  };
}
