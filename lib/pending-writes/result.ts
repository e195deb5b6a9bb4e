import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { type EgFailure, type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { PendingWrite } from '@/lib/store/pending-writes';
import type { WriteOutcome } from './run';

/** A write that took effect. `lost` is the failure that hid its answer; null when the answer came. */
export type Done<T> = { data: T; lost: EgFailure | null };

/**
 * Turns what a write came to into one result. Found done: a success with the failure that had hidden it. Surely not done:
 * that failure, marked as having changed nothing. Not known: that failure, to be looked up again.
 */
export function writeResult<T>(
  told: WriteOutcome<T>,
  pendingWrite: Pick<PendingWrite, 'id'>,
  now: number,
  dataOf: (source: SourceWithRaw | null) => T,
): EgResult<Done<T>> {
  if (told.kind === 'answered') {
    const { result } = told;
    return result.ok ? success({ data: result.data, lost: null }, result.requestId) : result;
  }
  const { finding, looks } = told;
  const lost = told.lost ?? refusal('broken', { nothingChanged: false }, now).failure;
  if (finding.kind === 'done') return success({ data: dataOf(finding.source), lost }, finding.requestId);
  const other = finding.kind === 'not-done' ? finding.other : null;
  return {
    ok: false,
    failure: {
      ...lost,
      nothingChanged: finding.kind === 'not-done',
      lookedUp: {
        verdict: finding.kind,
        looks,
        writeId: pendingWrite.id,
        other: other && { id: other.id, name: other.name },
      },
    },
  };
}

/** Takes the source of a create or update that was found done. Throws without one, which is a bug. */
export function foundSource(source: SourceWithRaw | null): SourceWithRaw {
  if (source === null) throw new Error('A source was found without its fields.');
  return source;
}
