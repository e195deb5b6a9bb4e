import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import type { CreateSourceInput } from '@/lib/eventgrid/schemas/source';
import type { Write } from '@/lib/guard/submit';
import { runCreate } from '@/lib/pending-writes/run-create';
import { checkCreateSource } from './check-create';
import { checkChoices } from './choices';
import { CREATE_SOURCE_FIELDS, readCreateSourceValues } from './values';

/**
 * Creates a source: the same rules as in the form, one POST, and a check by exact name if the answer is lost. Refusals
 * are values, assigned to the field they are about.
 */
export const createSource: Write<CreateSourceInput, SourceWithRaw> = {
  operation: 'createSource',
  fields: CREATE_SOURCE_FIELDS,
  parse(form) {
    const chosen = checkChoices(form);
    return chosen.ok ? checkCreateSource(readCreateSourceValues(form)) : chosen;
  },
  fieldErrorsOf: fieldErrorFor,
  run: (call) =>
    runCreate(call, 'createSource', call.input, {
      list: call.eventGrid.listSources,
      send: () => call.eventGrid.createSource(call.input),
    }),
};
