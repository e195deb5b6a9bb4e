'use client';

import { HiddenParts } from '@/components/list/hidden-parts';
import { SortHead } from '@/components/list/sort-head';
import type { SourceColumn } from '@/lib/lists/view';
import { type SourceSort, sourcesQueryParts, withParts } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import { SourcesTableRow, type SourcesTableRowProps } from './sources-table-row';

type SourcesTableProps = Omit<SourcesTableRowProps, 'row' | 'checked' | 'open'> & {
  rows: SourceRow[];
  selectedId: string | null;
  checkedIds: ReadonlySet<string>;
  busy: boolean;
  onSort: (sort: SourceSort) => void;
  onCheckAll: (checked: boolean) => void;
};

const SORT_FORM = 'sources-sort';

/** What EventGrid sorts by: the sort up and down, and what the first press sorts by. */
const SORTS: Partial<Record<SourceColumn | 'name', { up: SourceSort; down: SourceSort; first: SourceSort }>> = {
  name: { up: 'name:ASC', down: 'name:DESC', first: 'name:ASC' },
  created: { up: 'created_time:ASC', down: 'created_time:DESC', first: 'created_time:DESC' },
  updated: { up: 'updated_time:ASC', down: 'updated_time:DESC', first: 'updated_time:DESC' },
};

/** The class of a column, of its head, cells and width. */
const CLASS_OF = { created: 'time', updated: 'time' } as const;
const classOf = (column: SourceColumn | 'name') => CLASS_OF[column as keyof typeof CLASS_OF] ?? column;

/** Shows one page of sources. Without JavaScript its headers send the sort as a form. */
export function SourcesTable(props: SourcesTableProps) {
  const { rows, selectedId, checkedIds, busy, onSort, onCheckAll, ...rest } = props;
  const { query, view, messages, onCheck } = rest;
  const columns = ['name', ...view.columns] as const;
  const choosable = rows.filter(({ id, provider_type }) => id !== null && provider_type !== 'OFFICIAL');
  const all = choosable.length > 0 && choosable.every(({ id }) => id !== null && checkedIds.has(id));
  return (
    <div className="table-wrap" aria-busy={busy}>
      <form id={SORT_FORM}>
        <HiddenParts parts={sourcesQueryParts(withParts(query, {}))} except="sort" />
      </form>
      <table className={`sources ${view.density} times-${view.time}`}>
        <caption className="sr">{messages.caption}</caption>
        <colgroup>
          {onCheck ? <col className="col-check" /> : null}
          {columns.map((column) => (
            <col key={column} className={`col-${classOf(column)}`} />
          ))}
          <col className="col-acts" />
        </colgroup>
        <thead>
          <tr>
            {onCheck ? (
              <th scope="col" className="c-check">
                <input
                  type="checkbox"
                  aria-label={messages.selection.all}
                  checked={all}
                  onChange={({ target }) => onCheckAll(target.checked)}
                />
              </th>
            ) : null}
            {columns.map((column) => {
              const head = { label: messages.columns[column], className: `c-${classOf(column)}` };
              const sorts = SORTS[column];
              return sorts ? (
                <SortHead key={column} {...head} {...sorts} form={SORT_FORM} sort={query.sort} onSort={onSort} />
              ) : (
                <th key={column} scope="col" className={head.className}>
                  {head.label}
                </th>
              );
            })}
            <th scope="col" className="c-acts">
              <span className="sr">{messages.columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <SourcesTableRow
              key={row.id ?? index}
              {...rest}
              row={row}
              open={row.id !== null && row.id === selectedId}
              checked={row.id !== null && checkedIds.has(row.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
