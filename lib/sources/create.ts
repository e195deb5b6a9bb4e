import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import { refusal } from '@/lib/eventgrid/failures/result';
import type { CreateSourceInput } from '@/lib/eventgrid/schemas/source';
import type { Write } from '@/lib/guard/submit';
import { bodyHash } from '@/lib/pending-writes/pending-write';
import { checkOpenWrite, runWrite } from '@/lib/pending-writes/run';
import { checkCreateSource } from './check-create';
import { CREATE_SOURCE_FIELDS, readCreateSourceValues } from './values';

/**
 * Creates a source: the same rules as in the form, one POST, and a check by exact name if the answer is lost. Refusals
 * are values, assigned to the field they are about.
 */
export const createSource: Write<CreateSourceInput, SourceWithRaw> = {
  operation: 'createSource',
  fields: CREATE_SOURCE_FIELDS,
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
 * Checks the outcome of an uncertain create again, by the write's ID. If the outcome is already known, it is
 * `invalid-input`.
 */
export const checkCreated: Write<null, SourceWithRaw> = {
  operation: 'createSource',
  // The form is that of the create.
  fields: CREATE_SOURCE_FIELDS,
  parse: () => ({ ok: true, input: null }),
  run: async (call) =>
    (await checkOpenWrite(call, 'createSource', call.writeId)) ??
    refusal('invalid-input', { fieldErrors: { write_id: 'write_id.settled' } }, call.pendingWrites.now()),
};
