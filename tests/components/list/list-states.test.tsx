import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BareTrouble } from '@/components/list/list-card';
import { ListFoot } from '@/components/list/list-foot';
import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import { reportSignedIn } from '@/lib/browser/session-signal';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { refusal } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import type { ListPage } from '@/lib/lists/find-page';
import { type ListState, PAGE_PART, SIZE_PART, SORT_PART, searchPart, urlState } from '@/lib/lists/url-state';
import { renderWithTexts } from '../../support/render-with-texts';

const dictionary = dictionaryOf('en');
const url = urlState<ListState>('/things', { q: searchPart(9), sort: SORT_PART, page: PAGE_PART, size: SIZE_PART });

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  act(reportSignedIn);
});

const makePage = (count: number, parts: Partial<ListPage<unknown>> = {}): ListPage<unknown> => ({
  items: Array.from({ length: count }, () => ({})),
  total: count,
  page: 1,
  reach: null,
  readAt: 0,
  ...parts,
});
const failureOf = (...refused: Parameters<typeof refusal>) =>
  explainReadFailure(refusal(...refused).failure, 'listChannels', { messages: dictionary, session: null });

function makeList(parts: Partial<List<ListState, ListPage<unknown>>> = {}) {
  const list: List<ListState, ListPage<unknown>> = {
    url,
    query: url.defaults,
    shown: url.defaults,
    data: undefined,
    refused: null,
    isReading: false,
    isBehind: false,
    type: () => {},
    go: vi.fn(),
    clear: vi.fn(),
    refresh: vi.fn(),
    search: { current: null },
    ...parts,
  };
  return list;
}

function showTrouble(parts: Parameters<typeof makeList>[0]) {
  const list = makeList(parts);
  const { container } = renderWithTexts(
    <ListTrouble
      list={list}
      project="local"
      texts={dictionary.channels}
      noMatch={{ text: 'None has it.', hint: 'A hint' }}
      create={<button type="button">Create</button>}
      forbidden={<button type="button">Continue anyway</button>}
    />,
  );
  return { container, list };
}

function showFoot(data: ListPage<unknown>, query: Partial<ListState> = {}, end?: number | null) {
  const onSize = vi.fn();
  const list = makeList({ data, query: { ...url.defaults, ...query } });
  renderWithTexts(
    <ListFoot list={list} data={data} end={end} texts={dictionary.channels} onTurn={() => {}} onSize={onSize} />,
  );
  return { list, onSize };
}
const hrefOf = (name: string) => screen.queryByRole('link', { name })?.getAttribute('href') ?? null;

describe('a list without rows yet', () => {
  it('shows placeholders only once they are late', () => {
    const { container } = showTrouble({});
    const grey = container.querySelector('[aria-busy=true]');
    expect(grey).toHaveTextContent('Loading channels');
    act(() => void vi.advanceTimersByTime(199));
    expect(grey).toHaveClass('invisible');
    act(() => void vi.advanceTimersByTime(1));
    expect(grey).not.toHaveClass('invisible');
  });

  it('distinguishes an empty list from one whose filters match nothing', () => {
    showTrouble({ data: makePage(0) });
    expect(screen.getByRole('heading', { name: /^No custom channels in ?local$/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Create' })).toBeInTheDocument();
    showTrouble({ data: makePage(0), query: { ...url.defaults, q: 'x' } });
    expect(screen.getByRole('heading', { name: 'No channels match' })).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: 'Create' })).toHaveLength(1);
    expect(hrefOf('Clear filters')).toBe('/things');
  });
});

describe('a list that could not be read', () => {
  it('is read again on a press, which is off during the read', () => {
    const refused = { failure: failureOf('refused', { status: 500 }) };
    const { list } = showTrouble({ refused });
    fireEvent.click(screen.getByRole('button', { name: 'Retry now' }));
    expect(list.refresh).toHaveBeenCalledTimes(1);
    const busy = showTrouble({ refused, isReading: true }).list;
    fireEvent.click(screen.getAllByRole('button', { name: 'Retry now' })[1] ?? document.body);
    expect(busy.refresh).not.toHaveBeenCalled();
  });

  it('is read again after the wait that EventGrid names', () => {
    const { list } = showTrouble({ refused: { failure: failureOf('refused', { status: 429, retryAfterSeconds: 2 }) } });
    const retry = screen.getByRole('button', { name: 'Retry now · 2 s' });
    fireEvent.click(retry);
    expect(list.refresh).not.toHaveBeenCalled();
    act(() => void vi.advanceTimersByTime(2000));
    expect(retry).toHaveTextContent(/^Retry now$/);
    fireEvent.click(retry);
    expect(list.refresh).toHaveBeenCalledTimes(1);
  });

  it('offers what is still possible if listing is forbidden, and no retry', () => {
    showTrouble({ refused: { failure: failureOf('refused', { status: 403 }) } });
    expect(screen.getByRole('button', { name: 'Continue anyway' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Retry/ })).not.toBeInTheDocument();
  });

  it('belongs to another project: the page must be reloaded, not the list', () => {
    showTrouble({ refused: { failure: failureOf('other-project') } });
    expect(screen.queryByRole('button', { name: /Retry/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: dictionary.lists.failed.reload })).toBeInTheDocument();
  });

  it('says that the console did not answer, without empty facts', () => {
    showTrouble({ refused: { failure: null } });
    expect(screen.getByRole('alert')).toHaveTextContent('The console didn’t respond');
    expect(screen.queryByRole('button', { name: 'Copy report' })).not.toBeInTheDocument();
  });

  it('says so in one line if the texts for it cannot be loaded either', () => {
    const list = makeList({ refused: { failure: null } });
    renderWithTexts(<BareTrouble list={list} />);
    expect(screen.getByRole('alert')).toHaveTextContent('The console didn’t respond');
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(list.refresh).toHaveBeenCalledTimes(1);
  });
});

describe('the foot of a list', () => {
  it('says which rows are shown and links to the pages around them, with the filters', () => {
    showFoot(makePage(20, { page: 3, total: 1_234 }), { q: 'a', page: 3 });
    expect(screen.getByText('41–60 of 1,234 channels')).toBeInTheDocument();
    expect([hrefOf('Previous'), hrefOf('Next')]).toEqual(['/things?q=a&page=2', '/things?q=a&page=4']);
  });

  it('has no link before the first page or after the last one', () => {
    showFoot(makePage(20, { total: 20 }));
    expect([hrefOf('Previous'), hrefOf('Next')]).toEqual([null, null]);
  });

  it.each([
    [20, '/things?page=2'],
    [19, null],
  ])('of %i rows and no total links to the next page only if the page is full', (count, next) => {
    showFoot(makePage(count, { total: null }));
    expect(screen.getByText(`1–${count}`)).toBeInTheDocument();
    expect(hrefOf('Next')).toBe(next);
  });

  it('links no further than EventGrid’s limit', () => {
    showFoot(makePage(20, { page: 2, total: 900, reach: 40 }), { page: 2 });
    expect(hrefOf('Next')).toBeNull();
  });

  it('keeps the chosen page size and goes to the first page', () => {
    const { list, onSize } = showFoot(makePage(20, { page: 3, total: 90 }), { q: 'a', page: 3 });
    fireEvent.change(screen.getByRole('combobox', { name: 'Rows per page' }), { target: { value: '50' } });
    expect(onSize).toHaveBeenCalledWith(50);
    expect(list.go).toHaveBeenCalledWith(expect.objectContaining({ q: 'a', size: 50, page: 1 }));
  });
});
