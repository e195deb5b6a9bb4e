import { explainReadFailure, type ReadContext, type ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import { factsOf, type OperationName } from '@/lib/eventgrid/operations';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';

/**
 * Makes the function that explains why a list couldn't be read. For forbidden, it names the user and the missing
 * permission; otherwise, the cause. It runs on the server, where the catalog stays.
 */
export const listExplainer =
  (operation: OperationName, texts: (dictionary: Dictionary) => { title: string; text: string }) =>
  (failure: EgFailure, context: ReadContext & { messages: Dictionary }): ReadFailure => {
    const explained = explainReadFailure(failure, operation, context);
    if (context.session === null || explained.state !== 'forbidden') return explained;
    const { user, project } = context.session;
    const forbidden = texts(context.messages);
    const account = user.domain || context.messages.lists.failed.theAccount;
    const text = format(forbidden.text, {
      user: user.name,
      project: project.name,
      account,
      action: factsOf(operation).action ?? '',
    });
    return { ...explained, title: forbidden.title, text, action: 'copy-report', waitSeconds: null };
  };
