'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { BareTrouble } from '@/components/list/bare-trouble';
import { ListFoot } from '@/components/list/list-foot';
import { useCountAnnounced } from '@/components/list/use-count-announced';
import { type ListWays, useListQuery } from '@/components/list/use-list-query';
import { useReading } from '@/components/list/use-reading';
import { useRefusal } from '@/components/list/use-refusal';
import { useView } from '@/components/list/view-preferences';
import { lazyPart } from '@/components/ui/lazy-part';
import { channelSourceCounts, channelsList } from '@/lib/browser/queries/channels';
import {
  type ChannelsQuery,
  channelsPath,
  channelsQueryParts,
  parseChannelsQuery,
  parseChannelsSearchParams,
} from '@/lib/channels/query';
import type { ChannelRow } from '@/lib/channels/row';
import { PAGE_SIZES } from '@/lib/lists/view';
import type { ProjectScope } from '@/lib/session/session';
import { ChannelsBar } from './channels-bar';
import type { ChannelsMessages } from './channels-messages';
import { ChannelsTable } from './channels-table';
import type { ChannelsTroubleProps } from './channels-trouble';

const ChannelsMenu = lazyPart(() => import('./channels-menu'));
// Words for what went wrong are not needed where nothing did.
const ChannelsTrouble = lazyPart<ChannelsTroubleProps>(() => import('./channels-trouble'), BareTrouble);

type ChannelsListProps = {
  owner: ProjectScope;
  project: string;
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
  const { owner, project, language, messages, onCreate, onEdit, onDelete } = props;
  const search = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ row: ChannelRow; anchor: HTMLElement } | null>(null);
  const { view } = useView();
  const { query, type, go } = useListQuery(search, WAYS);
  const result = useQuery(channelsList(owner, query));
  const { data, isPlaceholderData } = result;
  const isReading = useReading(result);
  const items = data?.items ?? [];
  const counts = useQuery(
    channelSourceCounts(
      owner,
      items.flatMap(({ id }) => id ?? []),
    ),
  );
  const refused = useRefusal(result);
  useCountAnnounced(data, isReading, language, messages);

  const turn = (next: ChannelsQuery) => {
    go(next);
    if (next.page !== query.page) card.current?.scrollIntoView({ block: 'nearest' });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the first touch only has the words for trouble loaded.
    <div className="card" ref={card} onPointerEnter={ChannelsTrouble.preload} onFocus={ChannelsTrouble.preload}>
      <ChannelsBar
        ref={search}
        query={query}
        readAt={data?.readAt ?? null}
        busy={isReading}
        language={language}
        messages={messages}
        onType={type}
        onGo={go}
        onRefresh={() => {
          void result.refetch();
          void counts.refetch();
        }}
      />
      {items.length > 0 && !refused ? null : (
        <ChannelsTrouble
          data={data}
          refused={refused}
          query={query}
          project={project}
          busy={isReading}
          messages={messages}
          onCreate={onCreate}
          onGo={(next) => {
            go(next);
            search.current?.focus();
          }}
          onRetry={() => void result.refetch()}
        />
      )}
      {data && items.length > 0 ? (
        <>
          <ChannelsTable
            rows={items}
            readAt={data.readAt}
            query={query}
            counts={counts.isError ? null : counts.data}
            busy={isPlaceholderData}
            time={view.time}
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
            sizes={PAGE_SIZES}
            parts={channelsQueryParts({ ...query, page: 1 })}
            pathOf={channelsPath}
            language={language}
            messages={messages}
            onGo={turn}
            onSize={(size) => go({ ...query, page: 1, size: parseChannelsQuery({ size }).size })}
          />
        </>
      ) : null}
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
