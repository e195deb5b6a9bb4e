import 'server-only';
import { after } from 'next/server';
import { environment } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import type { PendingWriteDeps } from '@/lib/pending-writes/run';
import { sharedPendingWrites } from '@/lib/store/console-store';
import { auditCheckedWrite } from './audit';

/**
 * Returns what looking after a request's writes needs: the store, the clock, the audit, the end of its answer, and how long
 * a write may still come.
 */
export function pendingWriteDeps(): PendingWriteDeps {
  const settings = environment();
  return {
    pendingWrites: sharedPendingWrites(settings),
    now: Date.now,
    settledAfterMs: 2 * settings.EVENTGRID_DEADLINE_MS,
    onChecked: (pendingWrite, finding) => auditCheckedWrite(log, pendingWrite, finding),
    afterAnswer: after,
  };
}
