import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makePage, makeRow, NOW, renderSourcesList } from '../../../support/render-sources-list';

vi.mock('next/navigation', () => import('../../../support/history-search-params'));
window.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};
afterEach(() => vi.unstubAllGlobals());

const search = () => screen.getByRole('searchbox', { name: 'Search by name or ID' });
const here = () => `${window.location.pathname}${window.location.search}`;

describe('the list as it opens', () => {
  it('shows the rows that came with the page and requests nothing', async () => {
    const { received, names } = await renderSourcesList({ first: makePage(['orders-api', 'returns.eu']) });
    expect(screen.getByRole('table', { name: 'Custom event sources' })).toBeInTheDocument();
    expect(names()).toEqual(['orders-api', 'returns.eu']);
    expect(received).toEqual([]);
  });

  it('links a name to the source, with its ID encoded', async () => {
    const row = makeRow({ name: 'odd', id: '../x?y' });
    await renderSourcesList({ first: makePage([], { items: [row], total: 1 }) });
    expect(screen.getByRole('link', { name: 'odd' })).toHaveAttribute('href', '/sources/..%2Fx%3Fy');
  });

  it('shows a source’s status, type, channel, age and full ID', async () => {
    const row = makeRow({ id: '7c1e9a52-0b7d-4f3e-9d84-51a2c6b0e713', created_time: '2026-11-24 11:56:00' });
    await renderSourcesList({ first: makePage([], { items: [row], total: 1 }) });
    const cells = within(screen.getByRole('row', { name: /orders-api/ })).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'Running',
      'Application',
      'orders',
      '4 min. ago',
      '7c1e9a52-0b7d-4f3e-9d84-51a2c6b0e713',
      '',
    ]);
    expect(cells[3]?.querySelector('time')).toHaveAttribute('datetime', '2026-11-24T11:56:00.000Z');
  });

  it('shows unknown, missing and hostile values unchanged', async () => {
    const odd = makeRow({
      id: 'a',
      name: '<b>x</b>',
      status: 'SUSPENDED',
      type: 'KAFKA',
      created_time: '2026-13-45 99:00',
    });
    const bare = makeRow({
      id: null,
      name: null,
      status: null,
      type: null,
      channel_name: null,
      channel_id: null,
      created_time: null,
    });
    await renderSourcesList({ first: makePage([], { items: [odd, bare], total: 2 }) });
    const [first, second] = screen.getAllByRole('row').slice(1);
    expect(first).toHaveTextContent('<b>x</b>');
    expect(first).toHaveTextContent(/SUSPENDED.*KAFKA.*2026-13-45 99:00/);
    expect(second).toHaveTextContent('No name');
    expect(within(second as HTMLElement).queryByRole('link')).not.toBeInTheDocument();
    expect(second).toHaveTextContent('No status given');
  });

  it('copies the ID of a row with a button named after the row', async () => {
    const { user } = await renderSourcesList({ first: makePage(['orders-api', 'returns.eu']) });
    await user.click(screen.getByRole('button', { name: 'Copy source ID of returns.eu' }));
    expect(await navigator.clipboard.readText()).toBe('id-returns.eu');
    expect(screen.getByRole('status')).toHaveTextContent('Copied source ID of returns.eu');
  });

  it('says the same in Chinese', async () => {
    await renderSourcesList({ first: makePage(['orders-api']), language: 'zh-CN' });
    expect(screen.getByRole('columnheader', { name: '创建时间' })).toHaveAttribute('aria-sort', 'descending');
    expect(screen.getByRole('searchbox', { name: '按名称或 ID 搜索' })).toBeInTheDocument();
  });
});

describe('search', () => {
  it('searches once for what was typed, replaces the URL and announces the count', async () => {
    const { received, names } = await renderSourcesList({
      path: '/sources?page=2&sort=name:ASC',
      first: makePage(['a', 'b']),
      later: () => makePage(['bills'], { readAt: NOW + 1 }),
    });
    const steps = window.history.length;
    // All in one turn of the event loop, so that no timer fires between two letters on a slow machine.
    const field = search();
    for (const value of ['b', 'bi', 'bil']) fireEvent.change(field, { target: { value } });
    await waitFor(() => expect(names()).toEqual(['bills']));
    await waitFor(() => expect(here()).toBe('/sources?q=bil&sort=name:ASC'));
    expect(received.map((query) => query.get('q'))).toEqual(['bil']);
    expect(received[0]?.get('page')).toBeNull();
    expect(received[0]?.get('project_id')).toMatch(/^[0-9a-f]{32}$/);
    expect(window.history.length).toBe(steps);
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('1 source'));
  });

  it('aborts the previous search and never shows its rows', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { received, signals, user, names } = await renderSourcesList({
      first: makePage(['a']),
      later: async (query) => {
        if (query.get('q') === 'x') await held;
        return makePage([`found-${query.get('q')}`]);
      },
    });
    await user.type(search(), 'x');
    await waitFor(() => expect(received).toHaveLength(1));
    expect(names()).toEqual(['a']);
    await user.type(search(), 'y');
    await waitFor(() => expect(names()).toEqual(['found-xy']));
    release();
    expect(signals[0]?.aborted).toBe(true);
    expect(names()).toEqual(['found-xy']);
  });

  it('shows the search of an opened URL in its field', async () => {
    await renderSourcesList({ path: '/sources?q=bil', first: makePage(['bills']) });
    expect(search()).toHaveValue('bil');
  });
});

describe('pages, size and sort', () => {
  const range = { total: 45, page: 1 };

  it('links to the next page with a real link, keeps the old rows until it loads, and goes Back again', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { received, user, names } = await renderSourcesList({
      first: makePage(['a'], range),
      later: async () => {
        await held;
        return makePage(['u'], { total: 45, page: 2 });
      },
    });
    const next = screen.getByRole('link', { name: 'Next' });
    expect(next).toHaveAttribute('rel', 'next');
    expect(next).toHaveAttribute('href', '/sources?page=2');
    await user.click(next);
    expect(here()).toBe('/sources?page=2');
    expect(names()).toEqual(['a']);
    release();
    await waitFor(() => expect(names()).toEqual(['u']));
    expect(received.map((query) => query.get('page'))).toEqual(['2']);
    expect(screen.getByText('21–21 of 45 sources')).toBeInTheDocument();
    window.history.back();
    await waitFor(() => expect(names()).toEqual(['a']));
  });

  it('links from a page past the end to the second to last', async () => {
    await renderSourcesList({ path: '/sources?page=99999', first: makePage(['z'], { total: 41, page: 3 }) });
    expect(screen.getByText('41–41 of 41 sources')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Next' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Previous' })).toHaveAttribute('href', '/sources?page=2');
  });

  it('sets the page size and goes to the first page', async () => {
    const { user } = await renderSourcesList({
      path: '/sources?page=2&q=a',
      first: makePage(['a'], { ...range, page: 2 }),
      later: () => makePage(['a'], range),
    });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '50');
    expect(here()).toBe('/sources?q=a&size=50');
  });

  it('sorts by a header, which shows the direction, and back', async () => {
    const { received, user } = await renderSourcesList({ first: makePage(['a']), later: () => makePage(['a']) });
    const name = () => screen.getByRole('columnheader', { name: 'Name' });
    expect(name()).not.toHaveAttribute('aria-sort');
    await user.click(within(name()).getByRole('button'));
    expect(here()).toBe('/sources?sort=name:ASC');
    expect(name()).toHaveAttribute('aria-sort', 'ascending');
    await waitFor(() => expect(received[0]?.get('sort')).toBe('name:ASC'));
    await user.click(within(name()).getByRole('button'));
    expect(name()).toHaveAttribute('aria-sort', 'descending');
    await user.click(screen.getByRole('button', { name: 'Created' }));
    expect(here()).toBe('/sources');
  });
});
