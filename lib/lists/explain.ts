import type { Operation } from '@/lib/eventgrid/failures/advice';
import { explainReadFailure, type ReadContext, type ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import { format } from '@/lib/i18n/format';

type ListRefusal = {
  operation: Operation;
  /** The permission that listing needs, as an administrator grants it. */
  action: string;
  texts: { forbiddenTitle: string; forbiddenText: string; theAccount: string };
};

/** Explains why a list could not be read: forbidden names the user and the missing permission, others their cause. */
export function explainListRefusal(
  failure: EgFailure,
  { operation, action, texts }: ListRefusal,
  context: ReadContext,
): ReadFailure {
  const explained = explainReadFailure(failure, operation, context);
  if (context.session === null || explained.state !== 'forbidden') return explained;
  const { user, project } = context.session;
  const text = format(texts.forbiddenText, {
    user: user.name,
    project: project.name,
    account: user.domain || texts.theAccount,
    action,
  });
  return { ...explained, title: texts.forbiddenTitle, text, action: 'copy-report', waitSeconds: null };
}
