'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { ListEmpty, ListNoMatch } from '@/components/list/list-void';
import { useCountAnnounced } from '@/components/list/use-count-announced';
import { type ListWays, useListQuery } from '@/components/list/use-list-query';
import { useRefusal } from '@/components/list/use-refusal';
import { withBasePath } from '@/lib/base-path';
import { format } from '@/lib/i18n/format';
import { type ListOwner, sourcesList } from '@/lib/queries/sources';
import { parseSearchParams, type SourcesQuery, sourcesPath } from '@/lib/sources/list-query';
import { sourceIdIn, sourcePath } from '@/lib/sources/source-path';
import { SourcesBar } from './sources-bar';
import { SourcesFoot } from './sources-foot';
import type { SourcesMessages } from './sources-messages';
import { SourcesTable } from './sources-table';

export type SourcesListProps = {
  /** The project that the page was opened for. */
  owner: ListOwner;
  /** That project's name. */
  project: string;
  language: string;
  messages: SourcesMessages;
};

const WAYS: ListWays<SourcesQuery> = {
  parse: parseSearchParams,
  // A source that is open beside the list stays open.
  pathOf: (query) => {
    const sourceId = sourceIdIn(location.pathname.slice(withBasePath('').length));
    return sourceId === null ? sourcesPath(query) : sourcePath(sourceId, query);
  },
};

/** Lists custom sources: search, sort and pages live in the URL and are done by EventGrid. */
export function SourcesList({ owner, project, language, messages }: SourcesListProps) {
  const search = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const { query, type, go } = useListQuery(search, WAYS);
  const result = useQuery(sourcesList(owner, query));
  const { data, isFetching, isPlaceholderData } = result;
  const refused = useRefusal(result);
  useCountAnnounced(data, isFetching, language, messages);

  const turn = (next: SourcesQuery) => {
    go(next);
    if (next.page !== query.page) card.current?.scrollIntoView({ block: 'nearest' });
  };
  const sought = {
    failure: refused?.failure ?? null,
    path: sourcesPath(query),
    busy: isFetching,
    messages,
    onRetry: () => result.refetch(),
  };

  return (
    <div className="card" ref={card}>
      <SourcesBar
        ref={search}
        query={query}
        readAt={data?.readAt ?? null}
        busy={isFetching}
        language={language}
        messages={messages}
        onType={type}
        onSearch={(text) => go({ ...query, q: text.trim(), page: 1 })}
        onRefresh={() => result.refetch()}
      />
      {data && refused ? <ListStale {...sought} /> : null}
      {data && data.items.length > 0 ? (
        <>
          <SourcesTable
            rows={data.items}
            readAt={data.readAt}
            query={query}
            busy={isPlaceholderData}
            language={language}
            messages={messages}
            onSort={(sort) => go({ ...query, sort, page: 1 })}
          />
          <SourcesFoot data={data} query={query} language={language} messages={messages} onGo={turn} />
        </>
      ) : null}
      {data?.items.length === 0 && query.q === '' ? (
        <ListEmpty title={format(messages.empty.title, { project })} text={messages.empty.text}>
          <Link className="btn primary" href="/sources/new" prefetch={false}>
            <Plus aria-hidden="true" />
            {messages.create}
          </Link>
        </ListEmpty>
      ) : null}
      {data?.items.length === 0 && query.q !== '' ? (
        <ListNoMatch
          {...messages.noMatch}
          text={format(messages.noMatch.text, { text: query.q })}
          path="/sources"
          onClear={() => {
            go({ ...query, q: '', page: 1 });
            search.current?.focus();
          }}
        />
      ) : null}
      {data === undefined && refused ? (
        <ListFailureView {...sought}>
          <Link className="btn quiet" href="/sources/new" prefetch={false}>
            {messages.create}
          </Link>
        </ListFailureView>
      ) : null}
      {data === undefined && !refused ? <ListSkeleton label={messages.loading} /> : null}
    </div>
  );
}
