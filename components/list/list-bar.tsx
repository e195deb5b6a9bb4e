'use client';

import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import type { ListPage } from '@/lib/lists/find-page';
import type { ListState } from '@/lib/lists/url-state';
import { ListUpdated } from './list-updated';
import { HiddenParts } from './part-form';
import type { List } from './use-list';

export type ListBarProps<Query extends ListState> = {
  list: List<Query, ListPage<unknown>>;
  /** What is searched for, if that is not a name or ID. */
  searchLabel?: string;
  /** Maximum length of the search text. */
  maxLength: number;
  /** Reads the list again; by default, only its rows. */
  onRefresh?: () => void;
  /** The list's own filters, beside the search. */
  filters?: ReactNode;
  /** Buttons at the end of the bar. */
  tools?: ReactNode;
};

/** Searches a list as the user types, filters and refreshes it. Without JavaScript Enter submits the search. */
export function ListBar<Query extends ListState>(props: ListBarProps<Query>) {
  const { list, maxLength, filters, tools } = props;
  const texts = useTexts('lists');
  const label = props.searchLabel ?? texts.search;
  const { url, query, search, data, isReading, type, go, refresh } = list;
  return (
    <div className="bar">
      <form
        role="search"
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          go(url.withParts(query, { q: cleanSearch(search.current?.value ?? '') }));
        }}
      >
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          defaultValue={query.q}
          maxLength={maxLength}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => type(event.target.value)}
        />
        <HiddenParts parts={url.partsOf(url.withParts(query, {}))} except="q" />
      </form>
      {filters}
      <div className="end">
        {data === undefined ? null : (
          <span className="updated">
            {isReading ? texts.updating : <ListUpdated readAt={data.readAt} label={texts.updated} />}
          </span>
        )}
        <button type="button" className="icon-btn" aria-label={texts.refresh} onClick={props.onRefresh ?? refresh}>
          <Icon name="refresh" className={isReading ? 'spin' : undefined} />
        </button>
        {tools}
      </div>
    </div>
  );
}
