import { checkCreateSource } from '@/lib/eg/check-create-source';
import { readCreateSourceValues } from '@/lib/eg/read-create-source-values';
import type { SourceWithRaw } from '@/lib/eg/read-source';
import type { EgResult } from '@/lib/eg/result';
import type { CreateSourceInput } from '@/lib/eg/schemas/source';
import type { FormValues } from '@/lib/guard/form-data';
import type { Parsed } from '@/lib/guard/parse';
import type { Call } from '@/lib/guard/run-action';

/** Checks a posted create form by the rules the form itself has run: the body to send, or the wrong fields. */
export const parseCreateSource = (form: FormValues): Parsed<CreateSourceInput> =>
  checkCreateSource(readCreateSourceValues(form));

/** Asks EventGrid once to create the source. Refusals are values. */
export const callCreateSource = ({ input, eventGrid }: Call<CreateSourceInput>): Promise<EgResult<SourceWithRaw>> =>
  eventGrid.createSource(input);
