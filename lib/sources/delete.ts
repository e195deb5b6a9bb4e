import type { Deleted } from '@/lib/eventgrid/client';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import { DEADLINE_MS } from '@/lib/eventgrid/transport/transport';
import type { FormValues } from '@/lib/guard/form-data';
import type { Parsed } from '@/lib/guard/parse';
import type { Call } from '@/lib/guard/run-action';
import { checkWrite } from '@/lib/pending-writes/check';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { writeScope } from '@/lib/pending-writes/pending-write';
import { writeResult } from '@/lib/pending-writes/result';
import { type PendingWriteDeps, runPendingWrite } from '@/lib/pending-writes/run';
import type { PendingWrite } from '@/lib/store/pending-writes';

/** Sources that one form deletes at most: as many as a page of the list shows. */
const MAX_DELETED = 100;

/** Requests under way at a time: EventGrid's own rates are not published, and its gateway counts by seconds (our choice). */
const AT_A_TIME = 6;

/** For all of one form together, so that a person gets an answer before a proxy gives up (our choice). */
const ALL_DEADLINE_MS = 45_000;

/** What became of one source. */
export type DeletedSource = { source_id: string; result: EgResult<Deleted> };

/** Lists the IDs that a form names, each once, no more than may be deleted: rows of a form that was refused as a whole. */
export const wantedSources = (form: FormData): string[] =>
  [...new Set(form.getAll('source_id').map(String))].slice(0, MAX_DELETED);

/** Reads the IDs of a posted form, each once. The client checks how each is made. */
export function parseDeleteSources(form: FormValues): Parsed<string[]> {
  const ids = typeof form.source_id === 'string' ? [...new Set(form.source_id.split('\n').filter(Boolean))] : [];
  return ids.length > 0 && ids.length <= MAX_DELETED
    ? { ok: true, input: ids }
    : { ok: false, fieldErrors: { source_id: 'source_id.count' } };
}

/**
 * Deletes sources, one DELETE each, six at a time, in 45 s all in all: what is not sent by then is a `timeout` that changed
 * nothing. A lost answer is looked up. Returns what became of each, in the order of the IDs; one refusal stops none of the
 * others. Rejects when the console's own store is down.
 */
export async function callDeleteSources(
  { input, eventGrid, session }: Call<string[]>,
  { pendingWrites, now, ...pauses }: PendingWriteDeps,
): Promise<EgResult<DeletedSource[]>> {
  const end = now() + ALL_DEADLINE_MS;
  const deleteOne = async (sourceId: string): Promise<EgResult<Deleted>> => {
    const pendingWrite: PendingWrite = {
      id: newWriteId(),
      ...writeScope(session),
      operation: 'deleteSource',
      targetId: sourceId,
      name: '',
      bodyHash: '',
      sentAt: now(),
    };
    const told = await runPendingWrite({
      pendingWrites,
      pendingWrite,
      async send() {
        const deadlineMs = Math.min(DEADLINE_MS, end - now());
        return deadlineMs > 0 ? eventGrid.deleteSource(sourceId, { deadlineMs }) : refusal('timeout', {}, now());
      },
      look: () => checkWrite(eventGrid, pendingWrite),
      now,
      ...pauses,
    });
    const result = writeResult(told, pendingWrite, now(), (): Deleted => ({ id: sourceId }));
    return result.ok ? success(result.data.data, result.requestId) : result;
  };
  const outcomes = await mapLimited(input, AT_A_TIME, async (source_id) => ({
    source_id,
    result: await deleteOne(source_id),
  }));
  return success(outcomes, null);
}
