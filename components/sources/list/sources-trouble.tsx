'use client';

import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { SourcesQuery } from '@/lib/sources/query';
import type { SourcesPage } from '@/lib/sources/row';
import { filterWords } from './sources-filters';
import type { SourcesMessages } from './sources-messages';

export type SourcesTroubleProps = {
  list: List<SourcesQuery, SourcesPage>;
  project: string;
  language: string;
  messages: SourcesMessages;
};

/** Says what is wrong with the list of sources, and offers to create one. */
export default function SourcesTrouble(props: SourcesTroubleProps) {
  const { list, messages } = props;
  const { query, data } = list;
  const { noMatch, create } = messages;
  return (
    <ListTrouble
      {...props}
      noMatch={{
        text: format(noMatch.text, { filters: allFilters(query, data?.channelName ?? null, messages) }),
        hint: query.q === '' ? null : noMatch.hint,
      }}
      create={
        <Link className="btn primary" href="/sources/new">
          <Icon name="plus" />
          {create}
        </Link>
      }
      forbidden={
        <Link className="btn quiet" href="/sources/new">
          {create}
        </Link>
      }
    />
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
