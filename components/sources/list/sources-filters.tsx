'use client';

import { Icon } from '@/components/ui/icon';
import { format } from '@/lib/i18n/format';
import { isFiltered, type SourcesQuery, withoutFilters, withParts } from '@/lib/sources/query';
import { SourcesLink } from './sources-link';
import type { MenuKind } from './sources-menus';
import type { SourcesMessages } from './sources-messages';
import type { OpensMenu } from './use-menu';

type SourcesFiltersProps = {
  query: SourcesQuery;
  /** Name of the channel that is filtered by, where it is known. */
  channelName: string | null;
  openedMenu: MenuKind | undefined;
  opens: OpensMenu;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
};

const FILTERS = ['channel', 'provider', 'type'] as const;
const CLEARED = { channel: { channel_id: '' }, provider: { provider: 'all' }, type: { type: '' } } as const;

/** Shows what the list is filtered by: each filter opens its choices, and a link beside it takes it away. */
export function SourcesFilters({ query, channelName, openedMenu, opens, messages, onGo }: SourcesFiltersProps) {
  const words = filterWords(query, channelName, messages);
  const { filters } = messages;
  return (
    <>
      {FILTERS.map((filter) => {
        const value = words[filter];
        const label = filters[filter];
        return (
          <span key={filter} className={value ? 'chip on' : 'chip'}>
            <button {...opens(filter)} aria-expanded={openedMenu === filter}>
              {value ? `${label}: ` : label}
              {value ? <b dir="auto">{value}</b> : <Icon name="chevron-down" />}
            </button>
            {value ? (
              <SourcesLink
                to={withParts(query, CLEARED[filter])}
                onGo={onGo}
                aria-label={format(filters.remove, { filter: label, value })}
              >
                <Icon name="x" />
              </SourcesLink>
            ) : null}
          </span>
        );
      })}
      {isFiltered(query) ? (
        <SourcesLink className="link-btn small" to={withoutFilters(query)} onGo={onGo}>
          {filters.clear}
        </SourcesLink>
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
