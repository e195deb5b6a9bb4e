'use client';

import { ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import { HiddenParts } from '@/components/list/hidden-parts';
import { ListRefresh } from '@/components/list/list-refresh';
import { ListSearch } from '@/components/list/list-search';
import { CHANNEL_PROVIDERS, type ChannelsQuery, channelsQueryParts, parseChannelsQuery } from '@/lib/channels/query';
import { SOURCE_NAME_MAX_CHARS } from '@/lib/eventgrid/schemas/source-limits';
import type { ChannelsMessages } from './channels-messages';

type ChannelsBarProps = {
  ref: Ref<HTMLInputElement>;
  query: ChannelsQuery;
  readAt: number | null;
  busy: boolean;
  language: string;
  messages: ChannelsMessages;
  onType: (text: string) => void;
  onGo: (query: ChannelsQuery) => void;
  onRefresh: () => void;
};

/** Searches, filters and refreshes the list of channels. */
export function ChannelsBar(props: ChannelsBarProps) {
  const { ref, query, readAt, busy, language, messages, onType, onGo, onRefresh } = props;
  const parts = channelsQueryParts({ ...query, page: 1 });
  return (
    <div className="bar">
      <ListSearch
        ref={ref}
        text={query.q}
        label={messages.search}
        maxLength={SOURCE_NAME_MAX_CHARS}
        parts={parts}
        onType={onType}
        onSearch={(text) => onGo({ ...query, q: text.trim(), page: 1 })}
      />
      <form className="row">
        <label className="provider">
          {messages.provider}:
          <span className="sel">
            <select
              name="provider"
              value={query.provider}
              onChange={({ target }) =>
                onGo({ ...query, page: 1, provider: parseChannelsQuery({ provider: target.value }).provider })
              }
            >
              {CHANNEL_PROVIDERS.map((provider) => (
                <option key={provider} value={provider}>
                  {messages.providers[provider]}
                </option>
              ))}
            </select>
            <ChevronDown aria-hidden="true" />
          </span>
        </label>
        <HiddenParts parts={parts} except="provider" />
        <noscript>
          <button type="submit" className="btn xs">
            {messages.apply}
          </button>
        </noscript>
      </form>
      <div className="end">
        <ListRefresh readAt={readAt} busy={busy} language={language} messages={messages} onRefresh={onRefresh} />
      </div>
    </div>
  );
}
