import type { ReadContext, ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { explainListRefusal } from '@/lib/lists/explain';

type Context = ReadContext & { messages: Pick<Dictionary, 'failures' | 'channelsPage' | 'sources'> };

/** Explains why channels could not be listed, as explainListFailure does for sources. */
export const explainChannelsFailure = (failure: EgFailure, context: Context): ReadFailure =>
  explainListRefusal(
    failure,
    {
      operation: 'listChannels',
      action: 'eg:channels:list',
      texts: { theAccount: context.messages.sources.failed.theAccount, ...context.messages.channelsPage.forbidden },
    },
    context,
  );
