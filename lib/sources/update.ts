import type { SourceWithDetail, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { SourceChanges } from '@/lib/eventgrid/client';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import { sourceIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import type { FormValues } from '@/lib/guard/form-data';
import type { Parsed } from '@/lib/guard/parse';
import type { Call } from '@/lib/guard/run-action';
import { checkWrite, updateHash } from '@/lib/pending-writes/check';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { writeScope } from '@/lib/pending-writes/pending-write';
import { foundSource, writeResult } from '@/lib/pending-writes/result';
import { type PendingWriteDeps, runPendingWrite } from '@/lib/pending-writes/run';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { checkSourceDetail, mergeSourceDetail } from './check-create';
import { readUpdateSourceValues, type UpdateSourceValues } from './update-values';

/** What an edit came to: the source as it is now, `changed` when it is another than the form showed and nothing was sent. */
export type UpdatedSource = { source: SourceWithRaw; changedMeanwhile: boolean };

/** Checks of a posted edit form what can be checked without its source: the ID and the description. */
export function parseUpdateSource(form: FormValues): Parsed<UpdateSourceValues> {
  const input = readUpdateSourceValues(form);
  const wrong = {
    source_id: sourceIdSchema.safeParse(input.source_id).error,
    description: descriptionSchema.safeParse(input.description ?? '').error,
  };
  const fieldErrors = Object.entries(wrong).flatMap(([field, error]) => {
    const message = error?.issues[0]?.message;
    return message === undefined ? [] : [[field, message]];
  });
  return fieldErrors.length === 0 ? { ok: true, input } : { ok: false, fieldErrors: Object.fromEntries(fieldErrors) };
}

/**
 * Saves an edit: reads the source once more, and sends one PUT with what was changed when it still is as the form showed
 * it. EventGrid has no ETag: a change between that read and the PUT, some milliseconds, or within the same second as the
 * one shown, is overwritten. Without a change nothing is sent. A lost answer is looked up. Refusals are values; rejects when
 * the console's own store is down, and then nothing was sent.
 */
export async function callUpdateSource(
  { input, eventGrid, session }: Call<UpdateSourceValues>,
  { pendingWrites, now, ...pauses }: PendingWriteDeps,
): Promise<EgResult<UpdatedSource>> {
  const read = await eventGrid.readSourceDetail(input.source_id);
  if (!read.ok) return read;
  const { source } = read.data;
  if ((source.updated_time ?? '') !== input.updated_time) {
    return success({ source, changedMeanwhile: true }, read.requestId);
  }
  const changes = changesOf(input, read.data);
  if (!changes.ok) return refusal('invalid-input', { fieldErrors: changes.fieldErrors });
  if (Object.keys(changes.input).length === 0) return success({ source, changedMeanwhile: false }, read.requestId);
  const { source_id } = input;
  const pendingWrite: PendingWrite = {
    id: newWriteId(),
    ...writeScope(session),
    operation: 'updateSource',
    targetId: source_id,
    name: source.name ?? '',
    bodyHash: updateHash(source),
    sentAt: now(),
  };
  const told = await runPendingWrite({
    pendingWrites,
    pendingWrite,
    send: () => eventGrid.updateSource(source_id, changes.input),
    look: () => checkWrite(eventGrid, pendingWrite),
    now,
    ...pauses,
  });
  const updated = writeResult(told, pendingWrite, now(), foundSource);
  return updated.ok ? success({ source: updated.data.data, changedMeanwhile: false }, updated.requestId) : updated;
}

/** An application, or a type that this console does not know, has no connection to send. */
function changesOf(input: UpdateSourceValues, { source, detail }: SourceWithDetail): Parsed<SourceChanges> {
  const isSame = input.description === null || input.description === (source.description ?? '');
  const described: SourceChanges = isSame ? {} : { description: input.description ?? '' };
  const type = connectionTypeOf(source.type);
  if (type === null || input.detail === null) return { ok: true, input: described };
  const checked = checkSourceDetail(type, { hosting: input.hosting, detail: input.detail });
  if (!checked.ok) return checked;
  return { ok: true, input: { ...described, detail: mergeSourceDetail(type, detail, checked.input) } };
}
