import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import { refusal } from '@/lib/eventgrid/failures/result';
import type { CreateSourceInput } from '@/lib/eventgrid/schemas/source';
import type { Write } from '@/lib/guard/submit';
import { bodyHash } from '@/lib/pending-writes/pending-write';
import { checkOpenWrite, runWrite } from '@/lib/pending-writes/run';
import { checkCreateSource } from './check-create';
import { readCreateSourceValues } from './values';

/**
 * Creates a source: the rules that the form itself has run, one POST, and a check by the exact name when the answer is lost.
 * Refusals are values, on the field that they are about.
 */
export const createSource: Write<CreateSourceInput, SourceWithRaw> = {
  operation: 'createSource',
  parse: (form) => checkCreateSource(readCreateSourceValues(form)),
  fieldErrorsOf: fieldErrorFor,
  run: (call) =>
    runWrite(
      call,
      { operation: 'createSource', id: call.writeId, name: call.input.name, bodyHash: bodyHash(call.input) },
      () => call.eventGrid.createSource(call.input),
    ),
};

/**
 * Checks again what became of a create whose outcome was not known, by the write's ID. One whose outcome is known already is
 * `invalid-input`.
 */
export const checkCreated: Write<null, SourceWithRaw> = {
  operation: 'createSource',
  parse: () => ({ ok: true, input: null }),
  run: async (call) =>
    (await checkOpenWrite(call, 'createSource', call.writeId)) ??
    refusal('invalid-input', { fieldErrors: { write_id: 'write_id.settled' } }, call.pendingWrites.now()),
};
