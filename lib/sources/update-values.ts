import type { FormValues } from '@/lib/guard/form-data';
import { readCreateSourceValues } from './read-values';
import type { CreateSourceValues } from './values';

/** What the edit form of a source holds. Names and nesting are those of the create form. */
export type UpdateSourceValues = {
  source_id: string;
  /** As a refusal names the source; empty when the form does not say. */
  name: string;
  /** The source's updated_time as the form showed it. */
  updated_time: string;
  /** Null when it was not changed. */
  description: string | null;
  hosting: CreateSourceValues['hosting'];
  /** Null when the connection was not changed. */
  detail: CreateSourceValues['detail'] | null;
};

/** Reads a posted edit form. Never fails: what is missing is empty, or not changed. */
export function readUpdateSourceValues(form: FormValues): UpdateSourceValues {
  const { name, description, hosting, detail } = readCreateSourceValues(form);
  const selfHosted = detail.instance_id === '' && detail.namesrv_address !== '';
  return {
    source_id: textOf(form.source_id),
    name,
    updated_time: textOf(form.updated_time),
    description: typeof form.description === 'string' ? description : null,
    // A form that does not say so says it by the fields it fills.
    hosting: form.hosting === undefined && selfHosted ? 'self' : hosting,
    detail: typeof form.detail === 'object' ? detail : null,
  };
}

const textOf = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value : '');
