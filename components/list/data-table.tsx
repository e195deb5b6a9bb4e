'use client';

import { type Dispatch, memo, type ReactNode, type SetStateAction } from 'react';
import { Icon } from '@/components/ui/icon';
import type { ListSort, ListState, UrlState } from '@/lib/lists/url-state';
import { HiddenParts } from './part-form';

/** One column of a list. The first one names the row. */
export type Column<Row> = {
  id: string;
  label: string;
  /** A label for screen readers only. */
  isLabelHidden?: boolean;
  /** Classes of its header and cells, and of its width if the style sheet sets that on `<col>`. */
  head: string;
  cell: string;
  width?: string;
  /** EventGrid's field to sort by. A name sorts ascending first, a time descending. */
  sort?: 'name' | 'created_time' | 'updated_time';
  /** The full text if the cell may be too narrow. */
  title?: (row: Row) => string | null;
  show: (row: Row, isSelected: boolean) => ReactNode;
};

/** Row selection with checkboxes. */
type Selection<Row> = {
  checkedIds: ReadonlySet<string>;
  onCheck: Dispatch<SetStateAction<ReadonlySet<string>>>;
  isChoosable: (row: Row) => boolean;
  labelAll: string;
  labelOf: (row: Row) => string;
};

type DataTableProps<Row, Query extends ListState> = {
  /** The list's name in element IDs. */
  name: string;
  className: string;
  caption: string;
  url: UrlState<Query>;
  /** The query shown as the current sort, and sent with a new sort if there is no JavaScript. */
  query: Query;
  /** Must be the same array unless the rows are to be re-rendered. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** The attribute that has a row's ID. */
  rowAttribute?: `data-${string}`;
  selectedId?: string | null;
  /** Null if rows can't be selected. */
  selection?: Selection<Row> | null;
  busy: boolean;
  onSort: (sort: ListSort) => void;
};

/**
 * Shows one page of a list. A row re-renders only if it, its columns, its checkbox or its selection changes. Without
 * JavaScript the headers submit the sort as a form.
 */
export function DataTable<Row extends { id: string | null }, Query extends ListState>(
  props: DataTableProps<Row, Query>,
) {
  const {
    name,
    className,
    caption,
    url,
    query,
    columns,
    rows,
    rowAttribute,
    selectedId = null,
    selection,
    busy,
    onSort,
  } = props;
  const form = `${name}-sort`;
  const checkboxOf = (row: Row) => (selection && row.id && selection.isChoosable(row) ? selection.labelOf(row) : null);
  return (
    <div className="table-wrap" aria-busy={busy}>
      <form id={form}>
        <HiddenParts parts={url.partsOf(url.withParts(query, {}))} except="sort" />
      </form>
      <table className={className}>
        <caption className="sr-only">{caption}</caption>
        {columns.some(({ width }) => width) ? (
          <colgroup>
            {selection ? <col className="col-check" /> : null}
            {columns.map(({ id, width }) => (
              <col key={id} className={width} />
            ))}
          </colgroup>
        ) : null}
        <thead>
          <tr>
            {selection ? <CheckAll rows={rows} selection={selection} /> : null}
            {columns.map((column) => (
              <Head key={column.id} column={column} form={form} sort={query.sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <DataRow
              key={row.id ?? index}
              row={row}
              columns={columns}
              attribute={rowAttribute}
              isSelected={row.id !== null && row.id === selectedId}
              isChecked={row.id !== null && selection?.checkedIds.has(row.id) === true}
              checkbox={checkboxOf(row)}
              onCheck={selection?.onCheck}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps<Row> = {
  column: Column<Row>;
  form: string;
  sort: ListSort;
  onSort: (sort: ListSort) => void;
};

/** A column's header. If EventGrid can sort by it, a press sorts, and the next one reverses the order. */
function Head<Row>({ column: { label, isLabelHidden, head, sort: field }, form, sort, onSort }: HeadProps<Row>) {
  if (field === undefined)
    return (
      <th scope="col" className={head}>
        {isLabelHidden ? <span className="sr-only">{label}</span> : label}
      </th>
    );
  const up = `${field}:ASC` as const;
  const down = `${field}:DESC` as const;
  const sorted = sort === up ? 'ascending' : sort === down ? 'descending' : undefined;
  const next = sorted === undefined ? (field === 'name' ? up : down) : sort === up ? down : up;
  const icon = sorted === undefined ? 'chevrons-up-down' : sorted === 'ascending' ? 'arrow-up' : 'arrow-down';
  return (
    <th scope="col" className={head} aria-sort={sorted}>
      <button
        className="sort"
        form={form}
        name="sort"
        value={next}
        onClick={(event) => {
          event.preventDefault();
          onSort(next);
        }}
      >
        <span>{label}</span>
        <Icon name={icon} />
      </button>
    </th>
  );
}

function CheckAll<Row extends { id: string | null }>(props: { rows: readonly Row[]; selection: Selection<Row> }) {
  const { checkedIds, onCheck, isChoosable, labelAll } = props.selection;
  const ids = props.rows.flatMap((row) => (row.id !== null && isChoosable(row) ? [row.id] : []));
  return (
    <th scope="col" className="c-check">
      <input
        type="checkbox"
        aria-label={labelAll}
        checked={ids.length > 0 && ids.every((id) => checkedIds.has(id))}
        onChange={({ target }) => onCheck(new Set(target.checked ? ids : []))}
      />
    </th>
  );
}

type DataRowProps<Row> = {
  row: Row;
  columns: readonly Column<Row>[];
  attribute?: string;
  isSelected: boolean;
  isChecked: boolean;
  /** The checkbox's name; null if this row can't be selected. */
  checkbox: string | null;
  /** Omitted if no row can be selected. */
  onCheck?: Selection<Row>['onCheck'];
};

function RenderedRow<Row extends { id: string | null }>(props: DataRowProps<Row>) {
  const { row, columns, attribute, isSelected, isChecked, checkbox, onCheck } = props;
  return (
    <tr className={isSelected ? 'selected' : undefined} {...(attribute && { [attribute]: row.id })}>
      {onCheck ? (
        <td className="c-check">
          {checkbox ? (
            <input
              type="checkbox"
              aria-label={checkbox}
              checked={isChecked}
              onChange={({ target }) => onCheck((ids) => withId(ids, row.id, target.checked))}
            />
          ) : null}
        </td>
      ) : null}
      {columns.map(({ id, cell, title, show }, index) =>
        index === 0 ? (
          <th key={id} scope="row" className={cell}>
            {show(row, isSelected)}
          </th>
        ) : (
          <td key={id} className={cell} title={title?.(row) || undefined}>
            {show(row, isSelected)}
          </td>
        ),
      )}
    </tr>
  );
}

/** memo() drops the type parameter for rows. */
const DataRow = memo(RenderedRow) as typeof RenderedRow;

function withId(ids: ReadonlySet<string>, id: string | null, on: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (id !== null) next[on ? 'add' : 'delete'](id);
  return next;
}
