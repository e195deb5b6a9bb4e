'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { DataTable } from '@/components/list/data-table';
import { BareTrouble, ListCard } from '@/components/list/list-card';
import { PartSelect } from '@/components/list/part-form';
import { useList } from '@/components/list/use-list';
import { useMenu } from '@/components/list/use-menu';
import { useView } from '@/components/list/view-preferences';
import { lazyPart } from '@/components/ui/lazy-part';
import { channelSourceCounts, channelsList } from '@/lib/browser/queries/channels';
import { CHANNEL_NAME_MAX_CHARS, CHANNELS_URL, parseChannelsQuery } from '@/lib/channels/query';
import type { ChannelRow } from '@/lib/channels/row';
import { PROVIDERS } from '@/lib/lists/url-state';
import type { ProjectScope } from '@/lib/session/session';
import { useChannelColumns } from './channels-columns';
import type { ChannelsMenuProps } from './channels-menu';
import type { ChannelsTroubleProps } from './channels-trouble';

const ChannelsMenu = lazyPart<ChannelsMenuProps>(() => import('./channels-menu'));
// Error texts are only needed after an error.
const ChannelsTrouble = lazyPart<ChannelsTroubleProps>(() => import('./channels-trouble'), { Bare: BareTrouble });

export type ChannelsListProps = {
  owner: ProjectScope;
  project: string;
  onCreate: () => void;
  onCode: (row: ChannelRow) => void;
  onEdit: (row: ChannelRow) => void;
  /** `next` is the ID of the row after this one, or before it at the end. */
  onDelete: (row: ChannelRow, next: string | null) => void;
};

const NO_ROWS: ChannelRow[] = [];

/** Lists channels. Search, provider, sort and pages are in the URL and done by EventGrid. */
export function ChannelsList(props: ChannelsListProps) {
  const { owner, onCode, onEdit, onDelete } = props;
  const texts = useTexts('channels');
  const lists = useTexts('lists');
  const { view } = useView();
  const list = useList({ url: CHANNELS_URL, read: (query) => channelsList(owner, query), texts });
  const { url, query, data, go } = list;
  const rows = data?.items ?? NO_ROWS;
  const ids = useMemo(() => rows.flatMap(({ id }) => id ?? []), [rows]);
  const counts = useQuery(channelSourceCounts(owner, ids));
  const { opened, opens, close } = useMenu<'row', ChannelRow>(ChannelsMenu.preload);
  const columns = useChannelColumns({
    counts: counts.isError ? null : counts.data,
    readAt: data?.readAt ?? 0,
    time: view.time,
    opens,
  });
  const row = opened?.row;

  return (
    <ListCard
      list={list}
      className="card"
      maxLength={CHANNEL_NAME_MAX_CHARS}
      texts={texts}
      preload={ChannelsTrouble.preload}
      onRefresh={() => {
        list.refresh();
        void counts.refetch();
      }}
      filters={
        <PartSelect
          name="provider"
          value={query.provider}
          options={PROVIDERS.map((provider) => [provider, lists.providers[provider]])}
          parts={url.partsOf(url.withParts(query, {}))}
          className="provider-select"
          label={<span>{`${lists.provider}:`}</span>}
          onChange={(provider) => go(url.withParts(query, { provider: parseChannelsQuery({ provider }).provider }))}
        />
      }
      hasTrouble={data?.isOtherCase === true}
      trouble={<ChannelsTrouble {...props} list={list} />}
      table={
        <DataTable
          name="channels"
          className="sources channels"
          caption={texts.caption}
          url={url}
          query={query}
          columns={columns}
          rows={rows}
          busy={list.isBehind}
          onSort={(sort) => go(url.withParts(query, { sort }))}
        />
      }
    >
      {opened && row ? (
        <ChannelsMenu
          key={row.id}
          name={row.name || lists.noName}
          channelId={row.id ?? ''}
          anchor={opened.anchor}
          onCode={() => onCode(row)}
          onEdit={() => onEdit(row)}
          onDelete={() => onDelete(row, neighbourOf(row, rows))}
          onClose={close}
        />
      ) : null}
    </ListCard>
  );
}

function neighbourOf(row: ChannelRow, rows: ChannelRow[]): string | null {
  const at = rows.findIndex(({ id }) => id === row.id);
  return rows[at + 1]?.id ?? rows[at - 1]?.id ?? null;
}
