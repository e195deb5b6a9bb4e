'use client';

import { Icon } from '@/components/ui/icon';

type SortHeadProps<Sort extends string> = {
  label: string;
  className: string;
  up: Sort;
  down: Sort;
  /** What the first press sorts by. */
  first: Sort;
  sort: Sort;
  /** ID of the form that sends the sort where there is no script. */
  form: string;
  onSort: (sort: Sort) => void;
};

/** Heads a column that EventGrid can sort by: a press sorts, the next one turns the order. */
export function SortHead<Sort extends string>(props: SortHeadProps<Sort>) {
  const { label, className, up, down, first, sort, form, onSort } = props;
  const sorted = sort === up ? 'ascending' : sort === down ? 'descending' : undefined;
  const next = sorted === undefined ? first : sort === up ? down : up;
  const icon = sorted === undefined ? 'chevrons-up-down' : sorted === 'ascending' ? 'arrow-up' : 'arrow-down';
  return (
    <th scope="col" className={className} aria-sort={sorted}>
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
        {label}
        <Icon name={icon} />
      </button>
    </th>
  );
}
