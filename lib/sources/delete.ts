import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { isGone } from '@/lib/eventgrid/failures/report';
import { type EgFailure, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import { DEADLINE_MS } from '@/lib/eventgrid/transport/transport';
import type { FormValues } from '@/lib/guard/form';
import type { Call, Write } from '@/lib/guard/submit';
import { runWrite } from '@/lib/pending-writes/run';

/** Sources that one form deletes at most: as many as a page of the list shows. */
const MAX_DELETED = 100;

/** Requests under way at a time: EventGrid's own rates are not published, and its gateway counts by seconds (our choice). */
const AT_A_TIME = 6;

/** For all of one form together, so that a person gets an answer before a proxy gives up (our choice). */
const ALL_DEADLINE_MS = 45_000;

/** What became of one source: deleted, `gone` (deleted elsewhere, which is as good), or a refusal in words. */
export type DeletedSource = { source_id: string } & (
  | { ok: true; gone: boolean }
  | { ok: false; failure: EgFailure; explained: ExplainedFailure | null; report: string | null }
);

/**
 * Deletes sources, one DELETE each, six at a time, in 45 s all in all: requests still unsent by then time out, and changed
 * nothing. A lost answer is checked. Returns what became of each, in the order of the IDs; one refusal stops none of the others.
 */
export const deleteSources: Write<string[], DeletedSource[]> = {
  operation: 'deleteSource',
  parse: parseDeleteSources,
  async run(call) {
    const end = call.pendingWrites.now() + ALL_DEADLINE_MS;
    const rows = [...call.input.entries()];
    return success(await mapLimited(rows, AT_A_TIME, ([index, id]) => deleteOne(call, id, index, end)), null);
  },
};

/** Reads the IDs of a posted form, each once. The client checks how each is made. */
function parseDeleteSources(form: FormValues): Parsed<string[]> {
  const ids = typeof form.source_id === 'string' ? [...new Set(form.source_id.split('\n').filter(Boolean))] : [];
  return ids.length > 0 && ids.length <= MAX_DELETED
    ? { ok: true, input: ids }
    : { ok: false, fieldErrors: { source_id: 'source_id.count' } };
}

async function deleteOne(call: Call<string[]>, source_id: string, index: number, end: number): Promise<DeletedSource> {
  const { eventGrid, writeId, pendingWrites, explain } = call;
  // One press is several writes; an ID has at most 64 characters.
  const id = `${writeId.slice(0, 60)}-${index}`;
  const result = await runWrite(call, { operation: 'deleteSource', id, targetId: source_id }, async () => {
    const deadlineMs = Math.min(DEADLINE_MS, end - pendingWrites.now());
    return deadlineMs > 0
      ? eventGrid.deleteSource(source_id, { deadlineMs })
      : refusal('timeout', {}, pendingWrites.now());
  });
  if (result.ok) return { source_id, ok: true, gone: false };
  const { failure } = result;
  if (isGone(failure)) return { source_id, ok: true, gone: true };
  // The list finds a source by its ID as well as by its name, so that the ID can stand for it.
  return { source_id, ok: false, failure, ...explain(failure, { operation: 'deleteSource', name: source_id }) };
}
