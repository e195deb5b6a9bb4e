'use client';

import type { ReactNode, Ref } from 'react';
import { ListRefresh } from '@/components/list/list-refresh';
import { ListSearch } from '@/components/list/list-search';
import { Icon } from '@/components/ui/icon';
import { SOURCE_NAME_MAX_CHARS } from '@/lib/eventgrid/schemas/source-limits';
import { type SourcesQuery, sourcesQueryParts, withParts } from '@/lib/sources/query';
import type { MenuKind } from './sources-menus';
import type { SourcesMessages } from './sources-messages';
import type { OpensMenu } from './use-menu';

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
  openedMenu: MenuKind | undefined;
  opens: OpensMenu;
  /** The filters, beside the search. */
  children: ReactNode;
};

/** Searches, filters and refreshes the list, and sets how it looks. */
export function SourcesBar(props: SourcesBarProps) {
  const { ref, query, readAt, busy, language, messages, onType, onSearch, onRefresh, openedMenu, opens } = props;
  return (
    <div className="bar">
      <ListSearch
        ref={ref}
        text={query.q}
        label={messages.search}
        maxLength={SOURCE_NAME_MAX_CHARS}
        parts={sourcesQueryParts(withParts(query, {}))}
        onType={onType}
        onSearch={onSearch}
      />
      {props.children}
      <div className="end">
        <ListRefresh readAt={readAt} busy={busy} language={language} messages={messages} onRefresh={onRefresh} />
        <button
          {...opens('view')}
          className="icon-btn"
          aria-label={messages.view.label}
          aria-expanded={openedMenu === 'view'}
        >
          <Icon name="columns" />
        </button>
      </div>
    </div>
  );
}
