import { explainListRefusal } from '../eg/explain-list-refusal';
import type { ReadContext, ReadFailure } from '../eg/explain-read-failure';
import type { EgFailure } from '../eg/result';
import type { Dictionary } from '../i18n/dictionary';

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
