import { createHash } from 'node:crypto';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { isGone } from '@/lib/eventgrid/failures/report';
import { type EgFailure, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import { DEADLINE_MS } from '@/lib/eventgrid/transport/transport';
import type { FormValues } from '@/lib/guard/form';
import type { Call, Write } from '@/lib/guard/submit';
import { runWrite } from '@/lib/pending-writes/run';

/** Maximum number of sources per form: as many as a page of the list shows. */
const MAX_DELETED = 100;

/**
 * Parallel requests: EventGrid's own rate limits are not published, and its gateway counts by the second (our choice).
 */
const AT_A_TIME = 6;

/** For all sources of one form together, so that the user gets an answer before a proxy gives up (our choice). */
const ALL_DEADLINE_MS = 45_000;

/**
 * The outcome for one source: deleted, `gone` (somebody else deleted it, which is just as good), or an explained
 * refusal.
 */
export type DeletedSource = { source_id: string } & (
  | { ok: true; gone: boolean }
  | { ok: false; failure: EgFailure; explained: ExplainedFailure | null; report: string | null }
);

/**
 * Deletes sources with one DELETE each, six at a time, within 45 s in total: requests still unsent by then time out,
 * and have changed nothing. If an answer is lost, checks the outcome. Returns each source's outcome, in the order of
 * the IDs; one refusal doesn't stop the others.
 */
export const deleteSources: Write<string[], DeletedSource[]> = {
  operation: 'deleteSource',
  fields: ['source_id'],
  parse: parseDeleteSources,
  async run(call) {
    const end = call.pendingWrites.now() + ALL_DEADLINE_MS;
    return success(await mapLimited(call.input, AT_A_TIME, (id) => deleteOne(call, id, end)), null);
  },
};

/** Reads the IDs of a posted form without duplicates. The client checks their format. */
function parseDeleteSources(form: FormValues): Parsed<string[]> {
  const ids = typeof form.source_id === 'string' ? [...new Set(form.source_id.split('\n'))] : [];
  return ids.length > 0 && ids.length <= MAX_DELETED
    ? { ok: true, input: ids }
    : { ok: false, fieldErrors: { source_id: 'source_id.count' } };
}

async function deleteOne(call: Call<string[]>, source_id: string, end: number): Promise<DeletedSource> {
  const { eventGrid, writeId, pendingWrites, explain } = call;
  // One press is several writes, and a check may be of some of them. An ID has at most 64 characters.
  const id = createHash('sha256').update(`${writeId} ${source_id}`).digest('hex');
  const result = await runWrite(call, { operation: 'deleteSource', id, targetId: source_id }, async () => {
    const deadlineMs = Math.min(DEADLINE_MS, end - pendingWrites.now());
    return deadlineMs > 0
      ? eventGrid.deleteSource(source_id, { deadlineMs })
      : refusal('timeout', {}, pendingWrites.now());
  });
  if (result.ok) return { source_id, ok: true, gone: false };
  const { failure } = result;
  if (isGone(failure)) return { source_id, ok: true, gone: true };
  // The list finds a source by its ID as well as by its name, so the ID can replace it.
  return { source_id, ok: false, failure, ...explain(failure, { operation: 'deleteSource', name: source_id }) };
}
