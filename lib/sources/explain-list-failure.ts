import { explainReadFailure, type ReadContext, type ReadFailure } from '../eg/explain-read-failure';
import type { EgFailure } from '../eg/result';
import type { Dictionary } from '../i18n/dictionary';
import { format } from '../i18n/format';

/** A refusal to list sources, in the user's words and with what a report needs; the catalogue stays on the server. */
export type ListFailure = ReadFailure;

type Context = ReadContext & { messages: Pick<Dictionary, 'failures' | 'sources'> };

/** Explains why sources could not be listed: forbidden names the user and the missing permission, others their cause. */
export function explainListFailure(failure: EgFailure, context: Context): ListFailure {
  const explained = explainReadFailure(failure, 'listSources', context);
  const { session, messages } = context;
  if (session === null || explained.state !== 'forbidden') return explained;
  const texts = messages.sources.failed;
  const { user, project } = session;
  const text = format(texts.forbiddenText, {
    user: user.name,
    project: project.name,
    account: user.domain || texts.theAccount,
    action: 'eg:sources:list',
  });
  return { ...explained, title: texts.forbiddenTitle, text, action: 'copy-report', waitSeconds: null };
}
