import type { RocketmqHosting } from '@/lib/eventgrid/schemas/connection';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import type { FormValues } from '@/lib/guard/form';

const HOSTINGS: readonly RocketmqHosting[] = ['cloud', 'self'];

/** What a source's form lets a person choose from, by field. */
const CHOICES: Readonly<Record<string, readonly string[]>> = { type: SOURCE_TYPES, hosting: HOSTINGS };

/**
 * Passes a posted form on, or refuses it for a choice that no page of ours offers: read as the first one, as a page's
 * query is, it would create something other than was requested. A missing choice is the first one.
 */
export function checkChoices(form: FormValues): Parsed<FormValues> {
  const foreign = Object.entries(CHOICES).filter(
    ([field, known]) => form[field] !== undefined && !known.some((choice) => choice === form[field]),
  );
  return foreign.length === 0
    ? { ok: true, input: form }
    : { ok: false, fieldErrors: Object.fromEntries(foreign.map(([field]) => [field, `${field}.unknown`])) };
}
