import { type Log, withKnownSecrets } from '@/lib/config/log';
import { type EgResult, type FailureKind, refusal } from '@/lib/eventgrid/failures/result';
import type { ActionState, NamedProject } from './action-state';
import { auditSessionAction, type Who } from './audit';
import { isOwnWrite } from './check-origin';
import { type FormValues, formDataBytes, formDataToValues } from './form-data';
import { outcomeFields } from './outcome-fields';
import { secretsIn, withoutSecrets } from './without-secrets';

/** Largest form taken, names and values in bytes of UTF-8 (our choice; a token of 16,384 characters fits twice). */
export const MAX_FORM_BYTES = 65_536;

/** What an action is called with, apart from its form. */
export type ActionRequest = {
  headers: { get(name: string): string | null };
  publicOrigin: string;
  now(): number;
  log: Log;
};

/** What an action's own work comes to; `who` goes into its log line. */
export type Worked<T> = {
  result: EgResult<T>;
  otherProject?: { form: NamedProject; session: NamedProject };
  who?: Who;
};

/**
 * Runs one submitted form through what every action shares: the origin guard, the size limit, the values, the log line.
 * Returns the new state; a refusal is in it. What the work throws is a bug: it is logged and thrown on.
 */
export async function submit<T>(
  form: FormData,
  request: ActionRequest,
  action: string,
  work: (values: FormValues) => Promise<Worked<T>>,
): Promise<ActionState<T>> {
  const started = request.now();
  const done = ({ result, otherProject, who }: Worked<T>, values: FormValues): ActionState<T> => {
    writeLine(request, action, started, result, who);
    auditSessionAction(request.log, { action, values, result, ...(who && { who }) });
    const submittedAt = new Date(started).toISOString();
    return {
      status: 'done',
      result,
      values: withoutSecrets(values),
      submittedAt,
      ...(otherProject && { otherProject }),
    };
  };
  const refuse = (kind: FailureKind) => done({ result: refusal(kind, {}, request.now()) }, {});

  if (!isOwnWrite(request.headers, request.publicOrigin)) return refuse('cross-site');
  if (formDataBytes(form) > MAX_FORM_BYTES) return refuse('too-large');
  const values = formDataToValues(form);
  return withKnownSecrets(secretsIn(values), async () => {
    try {
      return done(await work(values), values);
    } catch (error) {
      if (isNextSignal(error)) throw error;
      request.log.error({ event: 'action', action, error }, 'an action threw');
      throw error;
    }
  });
}

function writeLine(
  request: ActionRequest,
  action: string,
  started: number,
  result: EgResult<unknown>,
  who: Who = {},
): void {
  request.log.info({ event: 'action', action, ...who, ...outcomeFields(result), duration_ms: request.now() - started });
}

/** Next's redirect() and notFound() are thrown, and no bugs. */
const isNextSignal = (error: unknown): boolean =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_');
