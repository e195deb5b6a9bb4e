import type { Dictionary } from '@/lib/i18n/dictionary';
import type { Operation } from './advice';
import type { AdviceAction, AdviceKey } from './advice-actions';
import { explainFailure } from './explain';
import { failureReport } from './report';
import type { EgFailure } from './result';

/** A refused read, in the user's words and with what a report needs. The catalog stays on the server. */
export type ReadFailure = {
  /** `missing`: it does not exist, or not any more. */
  state: 'error' | 'forbidden' | 'signed-out' | 'missing';
  title: string;
  text: string;
  action: AdviceAction;
  waitSeconds: number | null;
  status: number | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
  report: string;
};

/** Who reads, and in which project. */
type Reader = {
  endpointId: string;
  project: { id: string; name: string };
  user: { name: string; domain: string };
};

export type ReadContext = {
  messages: Pick<Dictionary, 'failures'>;
  /** Whose list it was; null if signed out. */
  session: Reader | null;
  /** The host that the request was for. */
  host?: string;
};

/** Explains why something could not be read: the cause, the next step, and what kind of state this is for a page. */
export function explainReadFailure(
  failure: EgFailure,
  operation: Operation,
  { messages, session, host }: ReadContext,
): ReadFailure {
  const explained = explainFailure(failure, { operation, messages: messages.failures, host });
  const { title, cause, next, action, waitSeconds, key } = explained;
  const { status, code, message, requestId } = failure;
  return {
    // EventGrid never issues an ID of another form, so nothing is requested.
    state: MISSING.includes(key) || failure.fieldErrors ? 'missing' : stateOf(failure),
    title,
    text: `${cause} ${next}`,
    action,
    waitSeconds,
    status,
    code,
    message,
    requestId,
    report: failureReport(failure, { endpointId: session?.endpointId ?? '', projectId: session?.project.id ?? '' }),
  };
}

const MISSING: readonly AdviceKey[] = ['sourceMissing', 'subscriptionMissing', 'eventMissing'];

function stateOf({ kind, status }: EgFailure): 'error' | 'forbidden' | 'signed-out' {
  if (kind === 'signed-out' || (kind === 'refused' && status === 401)) return 'signed-out';
  return kind === 'refused' && status === 403 ? 'forbidden' : 'error';
}
