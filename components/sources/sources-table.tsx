'use client';

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { SourceSort, SourcesQuery } from '@/lib/sources/list-query';
import type { SourceRow } from '@/lib/sources/source-row';
import { SourcesHiddenParts } from './sources-hidden-parts';
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
        <SourcesHiddenParts query={query} except="sort" />
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
            <SortHead {...heads.name} sort={query.sort} onSort={onSort} />
            <th scope="col">{columns.status}</th>
            <th scope="col" className="c-type">
              {columns.type}
            </th>
            <th scope="col" className="c-channel">
              {columns.channel}
            </th>
            <SortHead {...heads.created} sort={query.sort} onSort={onSort} />
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

type SortHeadProps = {
  label: string;
  className: string;
  up: SourceSort;
  down: SourceSort;
  /** What the first press sorts by. */
  first: SourceSort;
  sort: SourceSort;
  onSort: (sort: SourceSort) => void;
};

function SortHead({ label, className, up, down, first, sort, onSort }: SortHeadProps) {
  const sorted = sort === up ? 'ascending' : sort === down ? 'descending' : undefined;
  const next = sorted === undefined ? first : sort === up ? down : up;
  const Icon = sorted === undefined ? ChevronsUpDown : sorted === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={className} aria-sort={sorted}>
      <button
        className="sort"
        form={SORT_FORM}
        name="sort"
        value={next}
        onClick={(event) => {
          event.preventDefault();
          onSort(next);
        }}
      >
        {label}
        <Icon aria-hidden="true" />
      </button>
    </th>
  );
}
