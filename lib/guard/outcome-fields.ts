import type { EgResult } from '@/lib/eventgrid/failures/result';

/** Says what something came to, for a log line: `ok`, or the failure's kind, status, code, and whether nothing changed. */
export const outcomeFields = (result: EgResult<unknown>) =>
  result.ok
    ? { outcome: 'ok', request_id: result.requestId }
    : {
        outcome: result.failure.kind,
        status: result.failure.status,
        code: result.failure.code,
        request_id: result.failure.requestId,
        nothing_changed: result.failure.nothingChanged,
      };
