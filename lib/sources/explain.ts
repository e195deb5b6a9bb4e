import type { ReadContext, ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { explainListRefusal } from '@/lib/lists/explain';

/** A refusal to list sources, in the user's words and with what a report needs; the catalogue stays on the server. */
export type ListFailure = ReadFailure;

type Context = ReadContext & { messages: Pick<Dictionary, 'failures' | 'sources'> };

/** Explains why sources could not be listed: forbidden names the user and the missing permission, others their cause. */
export const explainListFailure = (failure: EgFailure, context: Context): ListFailure =>
  explainListRefusal(
    failure,
    { operation: 'listSources', action: 'eg:sources:list', texts: context.messages.sources.failed },
    context,
  );
