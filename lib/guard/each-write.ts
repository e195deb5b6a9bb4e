import { createHash } from 'node:crypto';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { isGone } from '@/lib/eventgrid/failures/report';
import { type EgFailure, type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import type { CallOptions } from '@/lib/eventgrid/transport/send';
import { DEADLINE_MS } from '@/lib/eventgrid/transport/transport';
import type { WriteOperation, WriteResults } from '@/lib/pending-writes/check';
import { runWrite } from '@/lib/pending-writes/run';
import type { Call, Write } from './submit';

/** Maximum number of items per form: as many as a page of a list shows. */
const MAX_ITEMS = 100;

/**
 * Parallel requests: EventGrid's own rate limits are not published, and its gateway counts by the second (our choice).
 */
const AT_A_TIME = 6;

/** For all items of one form together, so that the user gets an answer before a proxy gives up (our choice). */
const ALL_DEADLINE_MS = 45_000;

/**
 * The outcome for one item: done, `gone` (someone else deleted it, which is just as good for a deletion), or an
 * explained refusal.
 */
export type EachOutcome = { id: string } & (
  | { ok: true; gone: boolean }
  | { ok: false; failure: EgFailure; explained: ExplainedFailure | null; report: string | null }
);

type EachWrite<Operation extends WriteOperation> = {
  operation: Operation;
  /** The form's field with the IDs; the one of deleted sources, for example, is `source_id`. */
  field: 'source_id' | 'subscription_id';
  send: (eventGrid: EventGrid, id: string, options: CallOptions) => Promise<EgResult<WriteResults[Operation]>>;
};

/**
 * Makes a write of 1 to 100 items: one request each, six at a time, within 45 s in total. Requests still unsent by then
 * time out, and have changed nothing. If an answer is lost, checks the outcome. Returns each item's outcome, in the
 * order of the IDs; one refusal doesn't stop the others.
 */
export const eachWrite = <Operation extends WriteOperation>(
  each: EachWrite<Operation>,
): Write<string[], EachOutcome[]> => ({
  operation: each.operation,
  fields: [each.field],
  // IDs without duplicates; the client checks their format.
  parse(form) {
    const given = form[each.field];
    const ids = typeof given === 'string' ? [...new Set(given.split('\n'))] : [];
    return ids.length > 0 && ids.length <= MAX_ITEMS
      ? { ok: true, input: ids }
      : { ok: false, fieldErrors: { [each.field]: `${each.field}.count` } };
  },
  async run(call) {
    const end = call.pendingWrites.now() + ALL_DEADLINE_MS;
    return success(await mapLimited(call.input, AT_A_TIME, (id) => writeOne(call, each, id, end)), null);
  },
});

async function writeOne<Operation extends WriteOperation>(
  call: Call<string[]>,
  { operation, send }: EachWrite<Operation>,
  itemId: string,
  end: number,
): Promise<EachOutcome> {
  const { eventGrid, writeId, pendingWrites, explain } = call;
  // One press is several writes, and a check may be of some of them. An ID has at most 64 characters.
  const id = createHash('sha256').update(`${writeId} ${itemId}`).digest('hex');
  const result = await runWrite(call, { operation, id, targetId: itemId }, async () => {
    const deadlineMs = Math.min(DEADLINE_MS, end - pendingWrites.now());
    return deadlineMs > 0 ? send(eventGrid, itemId, { deadlineMs }) : refusal('timeout', {}, pendingWrites.now());
  });
  if (result.ok) return { id: itemId, ok: true, gone: false };
  const { failure } = result;
  if (operation.startsWith('delete') && isGone(failure)) return { id: itemId, ok: true, gone: true };
  // The list finds an item by its ID as well as by its name, so the ID can replace it.
  return { id: itemId, ok: false, failure, ...explain(failure, { operation, name: itemId }) };
}
