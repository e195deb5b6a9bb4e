import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { type Column, DataTable } from '@/components/list/data-table';
import { PAGE_PART, SIZE_PART, SORT_PART, searchPart, urlState } from '@/lib/lists/url-state';

type Row = { id: string | null; name: string; locked?: boolean };

const url = urlState('/things', { q: searchPart(9), sort: SORT_PART, page: PAGE_PART, size: SIZE_PART });
const ROWS: Row[] = [
  { id: 'a', name: 'one' },
  { id: 'b', name: 'two' },
  { id: 'c', name: 'three', locked: true },
  { id: null, name: 'four' },
];

type PageProps = { selectedId?: string; chooses?: boolean; columns: Column<Row>[]; onSort: (sort: string) => void };

const isChoosable = ({ locked }: Row) => locked !== true;
const labelOf = ({ name }: Row) => `Choose ${name}`;

function Page({ selectedId, chooses, columns, onSort }: PageProps) {
  const [checkedIds, onCheck] = useState<ReadonlySet<string>>(new Set());
  const [query, setQuery] = useState({ ...url.defaults, q: 'a', page: 3 });
  const [busy, setBusy] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setBusy(true)}>
        busy
      </button>
      <DataTable
        name="things"
        className="things"
        caption="Things"
        url={url}
        query={query}
        columns={columns}
        rows={ROWS}
        selectedId={selectedId}
        selection={chooses ? { checkedIds, onCheck, isChoosable, labelAll: 'Choose all', labelOf } : null}
        busy={busy}
        onSort={(sort) => {
          onSort(sort);
          setQuery({ ...query, sort });
        }}
      />
    </>
  );
}

/** Renders the table as a list does; `drawn` records each render of a row, `sorts` each sort. */
function renderTable(options: Pick<PageProps, 'selectedId' | 'chooses'> = {}) {
  const drawn: string[] = [];
  const sorts: string[] = [];
  const columns: Column<Row>[] = [
    {
      id: 'name',
      label: 'Name',
      head: 'c-name',
      cell: 'c-name',
      sort: 'name',
      show: ({ name }, isSelected) => {
        drawn.push(name);
        return isSelected ? `${name}, open` : name;
      },
    },
    {
      id: 'age',
      label: 'Age',
      head: 'c-age',
      cell: 'c-age soft',
      sort: 'created_time',
      title: () => 'old',
      show: () => 'x',
    },
    { id: 'acts', label: 'Actions', isLabelHidden: true, head: 'c-acts', cell: 'c-acts', show: () => null },
  ];
  render(<Page {...options} columns={columns} onSort={(sort) => sorts.push(sort)} />);
  return { user: userEvent.setup(), drawn, sorts };
}

const box = (name: string) => screen.getByRole('checkbox', { name });

describe('DataTable', () => {
  it('names each row by its first column and shows the others as cells', () => {
    renderTable({ selectedId: 'b' });
    expect(screen.getByRole('table', { name: 'Things' })).toHaveClass('things');
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
      'one',
      'two, open',
      'three',
      'four',
    ]);
    const row = screen.getByRole('row', { name: /two/ });
    expect(row).toHaveClass('selected');
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ className, title }) => [className, title]),
    ).toEqual([
      ['c-age soft', 'old'],
      ['c-acts', ''],
    ]);
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('sorts a name ascending first, a time descending, and then the other way', async () => {
    const { user, sorts } = renderTable();
    const head = (name: string) => screen.getByRole('columnheader', { name });
    expect(head('Age')).toHaveAttribute('aria-sort', 'descending');
    await user.click(within(head('Name')).getByRole('button'));
    expect(head('Name')).toHaveAttribute('aria-sort', 'ascending');
    await user.click(within(head('Name')).getByRole('button'));
    await user.click(within(head('Age')).getByRole('button'));
    await user.click(within(head('Age')).getByRole('button'));
    expect(sorts).toEqual(['name:ASC', 'name:DESC', 'created_time:DESC', 'created_time:ASC']);
    expect(within(head('Actions')).queryByRole('button')).not.toBeInTheDocument();
  });

  it('sends the sort with the other parts, without the page, if there is no script', () => {
    renderTable();
    const button = within(screen.getByRole('columnheader', { name: 'Name' })).getByRole('button');
    const { form } = button as HTMLButtonElement;
    expect(button).toHaveAttribute('value', 'name:ASC');
    expect(form && [...new FormData(form)]).toEqual([['q', 'a']]);
  });

  it('rerenders no row while only the table waits, and one row for its checkbox', async () => {
    const { user, drawn } = renderTable({ chooses: true });
    expect(drawn).toEqual(['one', 'two', 'three', 'four']);
    drawn.length = 0;
    await user.click(screen.getByRole('button', { name: 'busy' }));
    expect(screen.getByRole('table').parentElement).toHaveAttribute('aria-busy', 'true');
    expect(drawn).toEqual([]);
    await user.click(box('Choose two'));
    expect(box('Choose two')).toBeChecked();
    expect(drawn).toEqual(['two']);
  });

  it('selects every row that can be selected, and none again', async () => {
    const { user } = renderTable({ chooses: true });
    expect(screen.queryByRole('checkbox', { name: 'Choose three' })).not.toBeInTheDocument();
    expect(screen.queryByRole('checkbox', { name: 'Choose four' })).not.toBeInTheDocument();
    await user.click(box('Choose one'));
    expect(box('Choose all')).not.toBeChecked();
    await user.click(box('Choose all'));
    expect(box('Choose two')).toBeChecked();
    await user.click(box('Choose all'));
    expect(box('Choose one')).not.toBeChecked();
    expect(box('Choose two')).not.toBeChecked();
  });
});
