'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListFoot } from '@/components/list/list-foot';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { ListEmpty, ListNoMatch } from '@/components/list/list-void';
import { useCountAnnounced } from '@/components/list/use-count-announced';
import { type ListWays, useListQuery } from '@/components/list/use-list-query';
import { useRefusal } from '@/components/list/use-refusal';
import { lazyPart } from '@/components/ui/lazy-part';
import type { ChannelRow } from '@/lib/channels/channel-row';
import {
  CHANNEL_PAGE_SIZES,
  CHANNELS_QUERY_DEFAULTS,
  type ChannelsQuery,
  channelsPath,
  channelsQueryParts,
  parseChannelsQuery,
  parseChannelsSearchParams,
} from '@/lib/channels/channels-query';
import { format } from '@/lib/i18n/format';
import { channelSourceCounts, channelsList } from '@/lib/queries/channels';
import type { ListOwner } from '@/lib/queries/sources';
import type { TimeMode } from '@/lib/time/time-mode';
import { ChannelsBar } from './channels-bar';
import type { ChannelsMessages } from './channels-messages';
import { ChannelsTable } from './channels-table';

const ChannelsMenu = lazyPart(() => import('./channels-menu'));

type ChannelsListProps = {
  owner: ListOwner;
  project: string;
  time: TimeMode;
  language: string;
  messages: ChannelsMessages;
  onCreate: () => void;
  onEdit: (row: ChannelRow) => void;
  /** `next` is the ID of the row that comes after this one, or before it at the end. */
  onDelete: (row: ChannelRow, next: string | null) => void;
};

const WAYS: ListWays<ChannelsQuery> = { parse: parseChannelsSearchParams, pathOf: channelsPath };

/** Lists channels: search, provider, sort and pages live in the URL and are done by EventGrid. */
export function ChannelsList(props: ChannelsListProps) {
  const { owner, project, time, language, messages, onCreate, onEdit, onDelete } = props;
  const search = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ row: ChannelRow; anchor: HTMLElement } | null>(null);
  const { query, type, go } = useListQuery(search, WAYS);
  const result = useQuery(channelsList(owner, query));
  const { data, isFetching, isPlaceholderData } = result;
  const items = data?.items ?? [];
  const counts = useQuery(
    channelSourceCounts(
      owner,
      items.flatMap(({ id }) => id ?? []),
    ),
  );
  const refused = useRefusal(result);
  useCountAnnounced(data, isFetching, language, messages);

  const turn = (next: ChannelsQuery) => {
    go(next);
    if (next.page !== query.page) card.current?.scrollIntoView({ block: 'nearest' });
  };
  const sought = {
    failure: refused?.failure ?? null,
    path: channelsPath(query),
    busy: isFetching,
    messages,
    onRetry: () => result.refetch(),
  };
  const isFiltered = query.q !== '' || query.provider !== CHANNELS_QUERY_DEFAULTS.provider;

  return (
    <div className="card" ref={card}>
      <ChannelsBar
        ref={search}
        query={query}
        readAt={data?.readAt ?? null}
        busy={isFetching}
        language={language}
        messages={messages}
        onType={type}
        onGo={go}
        onRefresh={() => {
          void result.refetch();
          void counts.refetch();
        }}
      />
      {data && refused ? <ListStale {...sought} /> : null}
      {data && items.length > 0 ? (
        <>
          <ChannelsTable
            rows={items}
            readAt={data.readAt}
            query={query}
            counts={counts.isError ? null : counts.data}
            busy={isPlaceholderData}
            time={time}
            language={language}
            messages={messages}
            onSort={(sort) => go({ ...query, sort, page: 1 })}
            onMenu={(row, anchor) => setMenu(menu?.anchor === anchor ? null : { row, anchor })}
            onMenuNear={ChannelsMenu.preload}
          />
          <ListFoot
            count={items.length}
            total={data.total}
            query={{ ...query, page: data.page }}
            sizes={CHANNEL_PAGE_SIZES}
            parts={channelsQueryParts({ ...query, page: 1 })}
            pathOf={channelsPath}
            language={language}
            messages={messages}
            onGo={turn}
            onSize={(size) => go({ ...query, page: 1, size: parseChannelsQuery({ size }).size })}
          />
        </>
      ) : null}
      {data && items.length === 0 && !isFiltered ? (
        <ListEmpty title={format(messages.empty.title, { project })} text={messages.empty.text}>
          <button type="button" className="btn" onClick={onCreate}>
            <Plus aria-hidden="true" />
            {messages.create}
          </button>
        </ListEmpty>
      ) : null}
      {data && items.length === 0 && isFiltered ? (
        <ListNoMatch
          {...messages.noMatch}
          text={query.q === '' ? messages.noMatch.textProvider : format(messages.noMatch.text, { text: query.q })}
          path="/channels"
          onClear={() => {
            go({ ...CHANNELS_QUERY_DEFAULTS, size: query.size, sort: query.sort });
            search.current?.focus();
          }}
        />
      ) : null}
      {data === undefined && refused ? <ListFailureView {...sought} /> : null}
      {data === undefined && !refused ? <ListSkeleton label={messages.loading} /> : null}
      {menu === null ? null : (
        <ChannelsMenu
          key={menu.row.id}
          name={menu.row.name || messages.noName}
          anchor={menu.anchor}
          messages={messages}
          onEdit={() => onEdit(menu.row)}
          onDelete={() => onDelete(menu.row, neighbourOf(menu.row, items))}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}

function neighbourOf(row: ChannelRow, rows: ChannelRow[]): string | null {
  const at = rows.findIndex(({ id }) => id === row.id);
  return rows[at + 1]?.id ?? rows[at - 1]?.id ?? null;
}
