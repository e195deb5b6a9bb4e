'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { SourcesQuery } from '@/lib/sources/query';
import type { SourcesPage } from '@/lib/sources/row';
import { useFilterWords } from './sources-filters';

export type SourcesTroubleProps = {
  list: List<SourcesQuery, SourcesPage>;
  project: string;
};

/** Shows what is wrong with the list of sources, and offers to create one. */
export default function SourcesTrouble(props: SourcesTroubleProps) {
  const { query, data } = props.list;
  const texts = useTexts('sources');
  const { searchHint } = useTexts('lists');
  const { noMatch, create } = texts;
  const filters = useFilters(query, data?.channelName ?? null);
  return (
    <ListTrouble
      {...props}
      texts={texts}
      noMatch={{
        text: format(noMatch.text, { filters }),
        hint: query.q === '' ? null : searchHint,
      }}
      create={
        <Link className="btn primary" href="/sources/new">
          <Icon name="plus" />
          <span>{create}</span>
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

/** Lists all filters of the sources. */
function useFilters(query: SourcesQuery, channelName: string | null): string {
  const { filters, noMatch, tabs } = useTexts('sources');
  const { provider } = useTexts('lists');
  const words = {
    ...useFilterWords(query, channelName),
    name: query.q && format(noMatch.quoted, { text: query.q }),
    status: query.status && tabs[query.status],
  };
  const labels = { ...filters, provider, status: tabs.label };
  return (['name', 'channel', 'provider', 'type', 'status'] as const)
    .flatMap((filter) =>
      words[filter] ? [format(filters.value, { filter: labels[filter], value: words[filter] })] : [],
    )
    .join(noMatch.separator);
}
