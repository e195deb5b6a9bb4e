import type { EgResult } from '@/lib/eventgrid/failures/result';
import type { FormValues } from './form-data';

/** A project as a refusal names it. */
export type NamedProject = { id: string; name: string | null; endpointId: string };

/** What an action's form shows: nothing yet, or what the last submit came to, and the typed values without secrets. */
export type ActionState<T> =
  | { status: 'idle' }
  | {
      status: 'done';
      result: EgResult<T>;
      values: FormValues;
      /** ISO 8601 in UTC; another one for each submit, so that a repeated result is told from the old one. */
      submittedAt: string;
      /** For kind `other-project`: the project of the form and that of the session now. */
      otherProject?: { form: NamedProject; session: NamedProject };
    };

/** The state before the first submit, for useActionState. */
export const IDLE: { status: 'idle' } = { status: 'idle' };
