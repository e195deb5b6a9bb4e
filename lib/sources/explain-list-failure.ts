import { explainFailure, failureReport } from '../eg/explain-failure';
import type { AdviceAction } from '../eg/failure-advice';
import type { EgFailure } from '../eg/result';
import type { Dictionary } from '../i18n/dictionary';
import { format } from '../i18n/format';
import type { Session } from '../session/session';

/** A refusal to list sources, in the user's words and with what a report needs; the catalogue stays on the server. */
export type ListFailure = {
  state: 'error' | 'forbidden' | 'signed-out';
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

type Context = {
  messages: Pick<Dictionary, 'failures' | 'sources'>;
  /** Whose list it was; null when nobody is signed in. */
  session: Session | null;
  /** The host that was asked. */
  host?: string;
};

/** Explains why sources could not be listed: forbidden names the user and the missing permission, others their cause. */
export function explainListFailure(failure: EgFailure, { messages, session, host }: Context): ListFailure {
  const { title, cause, next, action, waitSeconds } = explainFailure(failure, {
    operation: 'listSources',
    messages: messages.failures,
    host,
  });
  const { status, code, message, requestId } = failure;
  const wire = {
    status,
    code,
    message,
    requestId,
    report: failureReport(failure, { endpointId: session?.endpointId ?? '', projectId: session?.project.id ?? '' }),
  };
  const texts = messages.sources.failed;
  if (session && failure.kind === 'refused' && status === 403) {
    const { user, project } = session;
    const text = format(texts.forbiddenText, {
      user: user.name,
      project: project.name,
      account: user.domain || texts.theAccount,
      action: 'eg:sources:list',
    });
    return { state: 'forbidden', title: texts.forbiddenTitle, text, action: 'copy-report', waitSeconds: null, ...wire };
  }
  const signedOut = failure.kind === 'signed-out' || (failure.kind === 'refused' && status === 401);
  return { state: signedOut ? 'signed-out' : 'error', title, text: `${cause} ${next}`, action, waitSeconds, ...wire };
}
