'use client';

import { FilterChip } from '@/components/list/filter-chip';
import type { List } from '@/components/list/use-list';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { SourcesQuery } from '@/lib/sources/query';
import type { SourcesPage } from '@/lib/sources/row';
import type { OpensSourcesMenu, SourcesMenuKind } from './sources-menus';
import type { SourcesMessages } from './sources-messages';

type SourcesFiltersProps = {
  list: List<SourcesQuery, SourcesPage>;
  openedMenu: SourcesMenuKind | undefined;
  opens: OpensSourcesMenu;
  messages: SourcesMessages;
};

const FILTERS = ['channel', 'provider', 'type'] as const;
const CLEARED = { channel: { channel_id: '' }, provider: { provider: 'all' }, type: { type: '' } } as const;

/** Shows what the list is filtered by: each filter opens its choices, and a link beside it takes it away. */
export function SourcesFilters({ list, openedMenu, opens, messages }: SourcesFiltersProps) {
  const { url, query, data, clear } = list;
  const words = filterWords(query, data?.channelName ?? null, messages);
  const { filters } = messages;
  const without = url.withoutFilters(query);
  return (
    <>
      {FILTERS.map((filter) => {
        const label = filters[filter];
        const value = words[filter];
        const cleared = url.withParts(query, CLEARED[filter]);
        return (
          <FilterChip
            key={filter}
            label={label}
            value={value}
            button={opens(filter)}
            isOpen={openedMenu === filter}
            removeLabel={format(filters.remove, { filter: label, value })}
            removePath={url.pathOf(cleared)}
            onRemove={() => clear(cleared)}
          />
        );
      })}
      {url.isFiltered(query) ? (
        <Link className="link-btn small" href={url.pathOf(without)} onNavigate={() => clear(without)}>
          {filters.clear}
        </Link>
      ) : null}
    </>
  );
}

/** Words the filters that are set; an empty text where one is not. */
export function filterWords(query: SourcesQuery, channelName: string | null, { filters, types }: SourcesMessages) {
  const { channel_id, provider, type } = query;
  return {
    channel: channel_id && (channelName || channel_id),
    provider: provider === 'all' ? '' : filters.providers[provider],
    type: type && types[type],
  };
}
