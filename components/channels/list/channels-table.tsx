'use client';

import { HiddenParts } from '@/components/list/hidden-parts';
import { SortHead } from '@/components/list/sort-head';
import { type ChannelSort, type ChannelsQuery, channelsQueryParts } from '@/lib/channels/query';
import type { ChannelRow } from '@/lib/channels/row';
import type { SourceCounts } from '@/lib/channels/source-counts';
import { ChannelsRow, type ChannelsRowProps } from './channels-row';

type ChannelsTableProps = Omit<ChannelsRowProps, 'row' | 'count'> & {
  rows: ChannelRow[];
  query: ChannelsQuery;
  /** Undefined while nobody knows; null when none could be read. */
  counts: SourceCounts | null | undefined;
  busy: boolean;
  onSort: (sort: ChannelSort) => void;
};

const SORT_FORM = 'channels-sort';

/** Shows one page of channels. Without JavaScript its headers send the sort as a form. */
export function ChannelsTable({ rows, query, counts, busy, onSort, ...row }: ChannelsTableProps) {
  const { columns, caption } = row.messages;
  const sorting = { form: SORT_FORM, sort: query.sort, onSort };
  return (
    <div className="table-wrap" aria-busy={busy}>
      <form id={SORT_FORM}>
        <HiddenParts parts={channelsQueryParts({ ...query, page: 1 })} except="sort" />
      </form>
      <table className="sources channels">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <SortHead
              {...sorting}
              label={columns.name}
              className="c-name"
              up="name:ASC"
              down="name:DESC"
              first="name:ASC"
            />
            <th scope="col" className="c-lg c-description">
              {columns.description}
            </th>
            <th scope="col" className="right c-count">
              {columns.sources}
            </th>
            <th scope="col" className="c-lg c-accounts">
              {columns.otherAccounts}
            </th>
            <SortHead
              {...sorting}
              label={columns.created}
              className="c-time"
              up="created_time:ASC"
              down="created_time:DESC"
              first="created_time:DESC"
            />
            <th scope="col" className="c-id">
              {columns.id}
            </th>
            <th scope="col" className="c-acts">
              <span className="sr">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((channel, index) => (
            <ChannelsRow
              {...row}
              key={channel.id ?? index}
              row={channel}
              count={counts && channel.id ? (counts[channel.id] ?? null) : counts === null ? null : undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
