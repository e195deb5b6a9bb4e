'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { FilterChip } from '@/components/list/filter-chip';
import type { List } from '@/components/list/use-list';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { SourcesQuery } from '@/lib/sources/query';
import type { SourcesPage } from '@/lib/sources/row';
import type { OpensSourcesMenu, SourcesMenuKind } from './sources-menus';

type SourcesFiltersProps = {
  list: List<SourcesQuery, SourcesPage>;
  openedMenu: SourcesMenuKind | undefined;
  opens: OpensSourcesMenu;
};

const FILTERS = ['channel', 'provider', 'type'] as const;
const CLEARED = { channel: { channel_id: '' }, provider: { provider: 'all' }, type: { type: '' } } as const;

/** Shows the list's filters: each opens its choices, and a link beside it removes it. */
export function SourcesFilters({ list, openedMenu, opens }: SourcesFiltersProps) {
  const { url, query, data, clear } = list;
  const words = useFilterWords(query, data?.channelName ?? null);
  const { filters } = useTexts('sources');
  const { provider } = useTexts('lists');
  const labels = { ...filters, provider };
  const without = url.withoutFilters(query);
  return (
    <>
      {FILTERS.map((filter) => {
        const label = labels[filter];
        const value = words[filter];
        const cleared = url.withParts(query, CLEARED[filter]);
        return (
          <FilterChip
            key={filter}
            label={label}
            value={value}
            isName={filter === 'channel'}
            button={opens(filter)}
            isOpen={openedMenu === filter}
            removeLabel={format(filters.remove, { filter: label, value })}
            removePath={url.pathOf(cleared)}
            onRemove={() => clear(cleared)}
          />
        );
      })}
      {url.isFiltered(query) ? (
        <Link className="link-btn text-sm" href={url.pathOf(without)} onNavigate={() => clear(without)}>
          {filters.clear}
        </Link>
      ) : null}
    </>
  );
}

/** Returns the texts of the filters; empty for those that are not set. */
export function useFilterWords({ channel_id, provider, type }: SourcesQuery, channelName: string | null) {
  const { providers } = useTexts('lists');
  const { types } = useTexts('sourceFacts');
  return {
    channel: channel_id && (channelName || channel_id),
    provider: provider === 'all' ? '' : providers[provider],
    type: type && types[type],
  };
}
