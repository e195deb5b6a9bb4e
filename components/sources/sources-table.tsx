'use client';

import { HiddenParts } from '@/components/list/hidden-parts';
import { SortHead } from '@/components/list/sort-head';
import { type SourceSort, type SourcesQuery, sourcesQueryParts } from '@/lib/sources/list-query';
import type { SourceRow } from '@/lib/sources/source-row';
import type { SourcesMessages } from './sources-messages';
import { SourcesTableRow } from './sources-table-row';

type SourcesTableProps = {
  rows: SourceRow[];
  /** Ages are counted from here, milliseconds. */
  readAt: number;
  query: SourcesQuery;
  busy: boolean;
  language: string;
  messages: SourcesMessages;
  onSort: (sort: SourceSort) => void;
};

const SORT_FORM = 'sources-sort';

/** Shows one page of sources. Without JavaScript its headers send the sort as a form. */
export function SourcesTable({ rows, readAt, query, busy, language, messages, onSort }: SourcesTableProps) {
  const { columns } = messages;
  const heads = {
    name: { label: columns.name, className: 'c-name', up: 'name:ASC', down: 'name:DESC', first: 'name:ASC' },
    created: {
      label: columns.created,
      className: 'c-time',
      up: 'created_time:ASC',
      down: 'created_time:DESC',
      first: 'created_time:DESC',
    },
  } as const;
  return (
    <div className="table-wrap" aria-busy={busy}>
      <form id={SORT_FORM}>
        <HiddenParts parts={sourcesQueryParts({ ...query, page: 1 })} except="sort" />
      </form>
      <table className="sources">
        <caption className="sr">{messages.caption}</caption>
        <colgroup>
          {['name', 'status', 'type', 'channel', 'time', 'id'].map((name) => (
            <col key={name} className={`col-${name}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <SortHead {...heads.name} form={SORT_FORM} sort={query.sort} onSort={onSort} />
            <th scope="col">{columns.status}</th>
            <th scope="col" className="c-type">
              {columns.type}
            </th>
            <th scope="col" className="c-channel">
              {columns.channel}
            </th>
            <SortHead {...heads.created} form={SORT_FORM} sort={query.sort} onSort={onSort} />
            <th scope="col" className="c-id">
              {columns.id}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <SourcesTableRow key={row.id ?? index} row={row} readAt={readAt} language={language} messages={messages} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
