'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { announce } from '@/components/ui/announcer';
import { formatPlural } from '@/lib/i18n/format';
import { type ListOwner, sourcesList } from '@/lib/queries/sources';
import type { ListFailure } from '@/lib/sources/explain-list-failure';
import type { SourcesQuery } from '@/lib/sources/list-query';
import type { SourcesPage } from '@/lib/sources/source-row';
import { SourcesBar } from './sources-bar';
import { SourcesFailure, SourcesStale } from './sources-failure';
import { SourcesFoot } from './sources-foot';
import type { SourcesMessages } from './sources-messages';
import { SourcesSkeleton } from './sources-skeleton';
import { SourcesTable } from './sources-table';
import { SourcesEmpty, SourcesNoMatch } from './sources-void';
import { useSourcesQuery } from './use-sources-query';

export type SourcesListProps = {
  /** The project that the page was opened for. */
  owner: ListOwner;
  /** That project's name. */
  project: string;
  language: string;
  messages: SourcesMessages;
};

/** Lists custom sources: search, sort and pages live in the URL and are done by EventGrid. */
export function SourcesList({ owner, project, language, messages }: SourcesListProps) {
  const search = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const { query, type, go } = useSourcesQuery(search);
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
    query,
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
      {data && refused ? <SourcesStale {...sought} /> : null}
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
      {data?.items.length === 0 && query.q === '' ? <SourcesEmpty project={project} messages={messages} /> : null}
      {data?.items.length === 0 && query.q !== '' ? (
        <SourcesNoMatch
          text={query.q}
          messages={messages}
          onClear={() => {
            go({ ...query, q: '', page: 1 });
            search.current?.focus();
          }}
        />
      ) : null}
      {data === undefined && refused ? <SourcesFailure {...sought} /> : null}
      {data === undefined && !refused ? <SourcesSkeleton label={messages.loading} /> : null}
    </div>
  );
}

/** Keeps a refusal in sight while it is tried again, so that the button pressed stays where it is. */
function useRefusal({ status, error }: { status: string; error: ListFailure | null }) {
  const [refused, setRefused] = useState<{ failure: ListFailure | null } | null>(
    status === 'error' ? { failure: error } : null,
  );
  if (status === 'error' && refused?.failure !== error) setRefused({ failure: error });
  if (status === 'success' && refused !== null) setRefused(null);
  return refused;
}

const SETTLED_MS = 600;

/** Says how many sources were found, once the typing rests; not for the rows that the page came with. */
function useCountAnnounced(
  data: SourcesPage | undefined,
  busy: boolean,
  language: string,
  messages: SourcesMessages,
): void {
  const said = useRef(data?.readAt);
  useEffect(() => {
    if (busy || data === undefined || data.readAt === said.current) return;
    const timer = setTimeout(() => {
      said.current = data.readAt;
      const count = data.total ?? data.items.length;
      announce(formatPlural(data.total === null ? messages.foundOpen : messages.found, count, language));
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [data, busy, language, messages]);
}
