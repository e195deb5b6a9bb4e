import 'server-only';
import { after } from 'next/server';
import { environment } from '@/lib/env';
import { sharedIntents } from '@/lib/session/console-store';
import type { IntentDeps } from './with-intent';

/** Returns what looking after a request's writes needs: the store, the clock, the end of its answer, and how long a write may still come. */
export function intentDeps(): IntentDeps {
  const settings = environment();
  return {
    intents: sharedIntents(settings),
    now: Date.now,
    settledAfterMs: 2 * settings.EVENTGRID_DEADLINE_MS,
    afterAnswer: after,
  };
}
