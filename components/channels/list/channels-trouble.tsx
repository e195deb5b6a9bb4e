'use client';

import { Plus } from 'lucide-react';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { ListEmpty, ListNoMatch } from '@/components/list/list-void';
import { CHANNELS_QUERY_DEFAULTS, type ChannelsQuery, channelsPath } from '@/lib/channels/query';
import type { ChannelsPage } from '@/lib/channels/row';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { format } from '@/lib/i18n/format';
import type { ChannelsMessages } from './channels-messages';

export type ChannelsTroubleProps = {
  data: ChannelsPage | undefined;
  /** Why the list could not be read, the console itself not answering as null; null when it was read. */
  refused: { failure: ReadFailure | null } | null;
  query: ChannelsQuery;
  project: string;
  busy: boolean;
  messages: ChannelsMessages;
  onCreate: () => void;
  onGo: (query: ChannelsQuery) => void;
  onRetry: () => void;
};

/** Says what is wrong with the list of channels: not read, rows too old, left out by filters, or none. */
export default function ChannelsTrouble(props: ChannelsTroubleProps) {
  const { data, refused, query, project, busy, messages, onCreate, onGo, onRetry } = props;
  const { q, provider, sort, size } = query;
  const sought = { failure: refused?.failure ?? null, path: channelsPath(query), busy, messages, onRetry };
  if (data === undefined) return refused ? <ListFailureView {...sought} /> : <ListSkeleton label={messages.loading} />;
  const stale = refused ? <ListStale {...sought} /> : null;
  if (data.items.length > 0) return stale;
  const { noMatch, empty } = messages;
  return (
    <>
      {stale}
      {q !== '' || provider !== CHANNELS_QUERY_DEFAULTS.provider ? (
        <ListNoMatch
          {...noMatch}
          text={q === '' ? noMatch.textProvider : format(noMatch.text, { text: q })}
          path="/channels"
          onClear={() => onGo({ ...CHANNELS_QUERY_DEFAULTS, sort, size })}
        />
      ) : (
        <ListEmpty title={format(empty.title, { project })} text={empty.text}>
          <button type="button" className="btn" onClick={onCreate}>
            <Plus aria-hidden="true" />
            {messages.create}
          </button>
        </ListEmpty>
      )}
    </>
  );
}
