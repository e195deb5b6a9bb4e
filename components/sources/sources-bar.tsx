'use client';

import { RefreshCw, Search } from 'lucide-react';
import type { Ref } from 'react';
import { SOURCE_NAME_MAX_CHARS } from '@/lib/eg/source-limits';
import type { SourcesQuery } from '@/lib/sources/list-query';
import { SourcesHiddenParts } from './sources-hidden-parts';
import type { SourcesMessages } from './sources-messages';
import { SourcesUpdated } from './sources-updated';

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

/** Searches and refreshes the list. Without JavaScript Enter sends the search. */
export function SourcesBar(props: SourcesBarProps) {
  const { ref, query, readAt, busy, language, messages, onType, onSearch, onRefresh } = props;
  return (
    <div className="bar">
      <form
        role="search"
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(String(new FormData(event.currentTarget).get('q')));
        }}
      >
        <Search aria-hidden="true" />
        <input
          ref={ref}
          type="search"
          name="q"
          aria-label={messages.search}
          placeholder={messages.search}
          defaultValue={query.q}
          maxLength={SOURCE_NAME_MAX_CHARS}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onType(event.target.value)}
        />
        <SourcesHiddenParts query={query} except="q" />
      </form>
      <div className="end">
        {readAt === null ? null : (
          <span className="fresh">
            {busy ? messages.updating : <SourcesUpdated readAt={readAt} language={language} label={messages.updated} />}
          </span>
        )}
        <button type="button" className="icon-btn" aria-label={messages.refresh} onClick={onRefresh}>
          <RefreshCw aria-hidden="true" className={busy ? 'spin' : undefined} />
        </button>
      </div>
    </div>
  );
}
