'use client';

import { Info, Plus } from 'lucide-react';
import Link from 'next/link';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { ListEmpty, ListNoMatch } from '@/components/list/list-void';
import { format } from '@/lib/i18n/format';
import type { ListFailure } from '@/lib/sources/explain-list-failure';
import { isFiltered, type SourcesQuery, sourcesPath, withoutFilters } from '@/lib/sources/list-query';
import type { SourcesPage } from '@/lib/sources/source-row';
import { filterWords } from './sources-filters';
import type { SourcesMessages } from './sources-messages';

export type SourcesTroubleProps = {
  data: SourcesPage | undefined;
  /** Why the list could not be read, the console itself not answering as null; null when it was read. */
  refused: { failure: ListFailure | null } | null;
  query: SourcesQuery;
  project: string;
  busy: boolean;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
  onRetry: () => void;
};

/** Says what is wrong with the list: rows too old, out of reach, left out by filters, or none; else nothing. */
export default function SourcesTrouble(props: SourcesTroubleProps) {
  const { data, refused, query, project, busy, language, messages, onGo, onRetry } = props;
  const sought = { failure: refused?.failure ?? null, path: sourcesPath(query), busy, messages, onRetry };
  const create = (className: string) => (
    <Link className={className} href="/sources/new" prefetch={false}>
      <Plus aria-hidden="true" />
      {messages.create}
    </Link>
  );
  if (data === undefined)
    return refused ? (
      <ListFailureView {...sought}>{create('btn quiet')}</ListFailureView>
    ) : (
      <ListSkeleton label={messages.loading} />
    );
  return (
    <>
      {refused ? <ListStale {...sought} /> : null}
      {data.reach === null ? null : (
        <div className="banner info" role="status">
          <Info aria-hidden="true" />
          <span suppressHydrationWarning>{format(messages.reach, { reach: data.reach.toLocaleString(language) })}</span>
        </div>
      )}
      {data.items.length > 0 ? null : isFiltered(query) ? (
        <ListNoMatch
          {...messages.noMatch}
          text={format(messages.noMatch.text, { filters: allFilters(query, data.channelName, messages) })}
          hint={query.q === '' ? null : messages.noMatch.hint}
          path={sourcesPath(withoutFilters(query))}
          onClear={() => onGo(withoutFilters(query))}
        />
      ) : (
        <ListEmpty title={format(messages.empty.title, { project })} text={messages.empty.text}>
          {create('btn primary')}
        </ListEmpty>
      )}
    </>
  );
}

function allFilters(query: SourcesQuery, channelName: string | null, messages: SourcesMessages): string {
  const { filters, noMatch, tabs } = messages;
  const words = {
    ...filterWords(query, channelName, messages),
    name: query.q && format(noMatch.quoted, { text: query.q }),
    status: query.status && tabs[query.status],
  };
  const labels = { ...filters, status: tabs.label };
  return (['name', 'channel', 'provider', 'type', 'status'] as const)
    .flatMap((filter) =>
      words[filter] ? [format(filters.value, { filter: labels[filter], value: words[filter] })] : [],
    )
    .join(noMatch.separator);
}
