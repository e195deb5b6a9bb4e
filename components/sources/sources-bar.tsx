'use client';

import type { Ref } from 'react';
import { ListRefresh } from '@/components/list/list-refresh';
import { ListSearch } from '@/components/list/list-search';
import { SOURCE_NAME_MAX_CHARS } from '@/lib/eg/source-limits';
import { type SourcesQuery, sourcesQueryParts } from '@/lib/sources/list-query';
import type { SourcesMessages } from './sources-messages';

type SourcesBarProps = {
  ref: Ref<HTMLInputElement>;
  query: SourcesQuery;
  /** When the rows shown were read, milliseconds; null when there are none. */
  readAt: number | null;
  busy: boolean;
  language: string;
  messages: SourcesMessages;
  onType: (text: string) => void;
  onSearch: (text: string) => void;
  onRefresh: () => void;
};

/** Searches and refreshes the list. */
export function SourcesBar(props: SourcesBarProps) {
  const { ref, query, readAt, busy, language, messages, onType, onSearch, onRefresh } = props;
  return (
    <div className="bar">
      <ListSearch
        ref={ref}
        text={query.q}
        label={messages.search}
        maxLength={SOURCE_NAME_MAX_CHARS}
        parts={sourcesQueryParts({ ...query, page: 1 })}
        onType={onType}
        onSearch={onSearch}
      />
      <div className="end">
        <ListRefresh readAt={readAt} busy={busy} language={language} messages={messages} onRefresh={onRefresh} />
      </div>
    </div>
  );
}
