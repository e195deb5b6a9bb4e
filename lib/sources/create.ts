import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { type EgResult, refusal } from '@/lib/eventgrid/failures/result';
import type { CreateSourceInput } from '@/lib/eventgrid/schemas/source';
import type { FormValues } from '@/lib/guard/form-data';
import type { Parsed } from '@/lib/guard/parse';
import type { Call } from '@/lib/guard/run-action';
import { checkWrite } from '@/lib/pending-writes/check';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { bodyHash, isWriteId, writeScope } from '@/lib/pending-writes/pending-write';
import { type Done, foundSource, writeResult } from '@/lib/pending-writes/result';
import { checkAgain, type PendingWriteDeps, runPendingWrite } from '@/lib/pending-writes/run';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { checkCreateSource } from './check-create';
import { readCreateSourceValues } from './read-values';

/** What a press of Create asks for; `writeId` is the same when the same press comes twice. */
type CreateSourceCall = { body: CreateSourceInput; writeId: string };

/** A source that was made; `lost` is the failure that hid EventGrid's answer, null when the answer came. */
export type CreatedSource = Done<SourceWithRaw>;

/** Checks a posted create form by the rules the form itself has run: the body to send, or the wrong fields. */
export function parseCreateSource(form: FormValues): Parsed<CreateSourceCall> {
  const checked = checkCreateSource(readCreateSourceValues(form));
  if (!checked.ok) return checked;
  const { write_id } = form;
  const writeId = typeof write_id === 'string' && isWriteId(write_id) ? write_id : newWriteId();
  return { ok: true, input: { body: checked.input, writeId } };
}

/**
 * Asks EventGrid once to create the source, and looks it up by its exact name when the answer is lost. Refusals are
 * values; rejects when the console's own store is down, and then nothing was sent.
 */
export async function callCreateSource(
  { input: { body, writeId }, eventGrid, session }: Call<CreateSourceCall>,
  { pendingWrites, now, ...pauses }: PendingWriteDeps,
): Promise<EgResult<CreatedSource>> {
  const pendingWrite: PendingWrite = {
    id: writeId,
    ...writeScope(session),
    operation: 'createSource',
    targetId: '',
    name: body.name,
    bodyHash: bodyHash(body),
    sentAt: now(),
  };
  const told = await runPendingWrite({
    pendingWrites,
    pendingWrite,
    send: () => eventGrid.createSource(body),
    look: () => checkWrite(eventGrid, pendingWrite),
    now,
    ...pauses,
  });
  return writeResult(told, pendingWrite, now(), foundSource);
}

/** Looks a create up again whose outcome was not known. A pending write that is told already, or is none, is `invalid-input`. */
export async function callCheckCreated(
  { input: { write_id }, eventGrid, session }: Call<{ write_id: string }>,
  { pendingWrites, now, ...pauses }: PendingWriteDeps,
): Promise<EgResult<CreatedSource>> {
  const pendingWrite = await pendingWrites.findOpen(writeScope(session), write_id);
  if (pendingWrite === null) return refusal('invalid-input', { fieldErrors: { write_id: 'write_id.told' } }, now());
  const look = () => checkWrite(eventGrid, pendingWrite);
  const told = await checkAgain<SourceWithRaw>(
    { pendingWrites, pendingWrite, look, now, ...pauses },
    { lost: null, mayStillCome: true },
  );
  return writeResult(told, pendingWrite, now(), foundSource);
}
