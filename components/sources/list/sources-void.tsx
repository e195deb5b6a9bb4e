'use client';

import { ListEmpty, ListNoMatch } from '@/components/list/list-void';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import { isFiltered, type SourcesQuery, sourcesPath, withoutFilters } from '@/lib/sources/query';
import type { SourcesPage } from '@/lib/sources/row';
import { filterWords } from './sources-filters';
import type { SourcesMessages } from './sources-messages';

export type SourcesVoidProps = {
  data: SourcesPage;
  query: SourcesQuery;
  project: string;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
};

/** Says how far an EventGrid goes that does not go to the end, and why there are no rows: no match, or no source. */
export default function SourcesVoid({ data, query, project, language, messages, onGo }: SourcesVoidProps) {
  return (
    <>
      {data.reach === null ? null : (
        <div className="banner info" role="status">
          <Icon name="info" />
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
          <Link className="btn primary" href="/sources/new">
            <Icon name="plus" />
            {messages.create}
          </Link>
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
