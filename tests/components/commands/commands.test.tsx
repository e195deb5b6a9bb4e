import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Commands } from '@/components/commands/commands';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import {
  egRefusal,
  idOf,
  LOCAL_OWNER,
  type LocalConsole,
  pressEscape,
  renderPart,
  startLocalConsole,
} from '../../support/local-console';

let running: LocalConsole;
let channelId = '';
let sourceId = '';
beforeEach(async () => {
  await import('@/components/commands/commands-dialog');
  running = await startLocalConsole();
  const make = async (path: string, body: object) =>
    idOf(await running.local.call('POST', `/v1/${LOCAL_PROJECT_ID}${path}`, { body }));
  channelId = await make('/channels', { name: 'billing' });
  sourceId = await make('/sources', { name: 'bills', channel_id: channelId });
  for (let count = 0; count < 7; count += 1) await make('/sources', { name: `many-${count}`, channel_id: channelId });
});
afterEach(async () => {
  localStorage.clear();
  await running.close();
});

/** Renders a page as far as the commands know it. */
const show = (page?: React.ReactNode) =>
  renderPart(
    <>
      <header className="header">
        <div className="tools">
          <button type="button" name="theme" onClick={onTheme}>
            Theme
          </button>
        </div>
      </header>
      <main>{page}</main>
      <Commands owner={LOCAL_OWNER} />
    </>,
  );
const onTheme = vi.fn();

const key = (init: KeyboardEventInit) => fireEvent.keyDown(document.body, init);
const openByKey = async () => {
  key({ key: 'k', code: 'KeyK', ctrlKey: true });
  return screen.findByRole('dialog', { name: 'Commands' });
};
const search = () => screen.getByRole('combobox', { name: 'Search pages, actions, names or IDs' });
const activeOption = () => screen.getByRole('option', { selected: true });

describe('the commands', () => {
  it('open by Ctrl+K and by the button, list pages and the page’s actions, and close by Escape', async () => {
    const { user } = show();
    const dialog = await openByKey();
    expect(search()).toHaveFocus();
    const options = within(dialog).getAllByRole('option');
    expect(options.slice(0, 4).map(({ textContent }) => textContent)).toEqual([
      'Overview',
      'Sources',
      'Channels',
      'Subscriptions',
    ]);
    expect(screen.getByRole('option', { name: 'Create source' })).toHaveAttribute('href', '/sources/new');
    // Nothing is open, and this page can't sign out.
    expect(screen.queryByRole('option', { name: /Copy the ID|Sign out/ })).toBeNull();
    act(() => void pressEscape(dialog));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Search or run a command' }));
    expect(await screen.findByRole('dialog', { name: 'Commands' })).toBeVisible();
  });

  it('find a source and a channel by name, and what is chosen by arrows is told to screen readers', async () => {
    const { user } = show();
    await openByKey();
    await user.type(search(), 'bill');
    const source = await screen.findByRole('option', { name: /^bills/ });
    expect(source).toHaveAttribute('href', `/sources/${sourceId}`);
    expect(source).toHaveTextContent('on billing');
    expect(await screen.findByRole('option', { name: 'billing' })).toHaveAttribute('href', `/channels?q=${channelId}`);
    expect(activeOption()).toBe(source);
    await user.keyboard('{ArrowDown}');
    expect(activeOption()).toHaveTextContent('billing');
    expect(search()).toHaveAttribute('aria-activedescendant', activeOption().id);
    await user.keyboard('{ArrowDown}');
    expect(activeOption()).toBe(source);
    expect(screen.getByText('2 choices')).toBeInTheDocument();
  });

  it('find a source by its ID, and offer the list for more than five', async () => {
    const { user } = show();
    await openByKey();
    await user.type(search(), sourceId);
    expect(await screen.findByRole('option', { name: /^bills/ })).toBeVisible();
    await user.clear(search());
    await user.type(search(), 'many');
    const all = await screen.findByRole('option', { name: 'Search all sources for “many”' });
    expect(all).toHaveAttribute('href', '/sources?q=many');
    expect(screen.getAllByRole('option', { name: /^many-/ })).toHaveLength(5);
    await user.clear(search());
    await user.type(search(), 'no-such-thing');
    await waitFor(() =>
      expect(screen.getByText('no-such-thing').closest('[role=status]')).toHaveTextContent('Nothing found'),
    );
  });

  it('say which list could not be searched; the others answer', async () => {
    running.interfere(({ path }) => (path.includes('/sources') ? egRefusal(500, 'EG.00015000', 'No') : undefined));
    const { user } = show();
    await openByKey();
    await user.type(search(), 'bill');
    expect(await screen.findByText('Couldn’t search sources')).toBeVisible();
    expect(await screen.findByRole('option', { name: 'billing' })).toBeVisible();
  });

  it('press the page’s own buttons by Enter', async () => {
    const { user } = show();
    await openByKey();
    await user.type(search(), 'switch th');
    await user.keyboard('{Enter}');
    expect(onTheme).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a key', () => {
  it('/ focuses the page’s search, or opens the commands where there is none', async () => {
    show(<input type="search" aria-label="Find" />);
    key({ key: '/', code: 'Slash' });
    expect(screen.getByRole('searchbox', { name: 'Find' })).toHaveFocus();
  });

  it('c copies the ID of the open item, and nothing where none is open', () => {
    const onCopy = vi.fn();
    const { rerender } = show();
    expect(key({ key: 'c', code: 'KeyC' })).toBe(true);
    rerender(
      <>
        <section className="panel">
          <dd data-field="id">
            <button type="button" aria-label="Copy" onClick={onCopy} />
          </dd>
        </section>
        <Commands owner={LOCAL_OWNER} />
      </>,
    );
    expect(key({ key: 'c', code: 'KeyC' })).toBe(false);
    expect(onCopy).toHaveBeenCalledOnce();
  });

  it('? lists the shortcuts and switches them off, which this browser keeps', async () => {
    const { user } = show();
    key({ key: '?', code: 'Slash', shiftKey: true });
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(dialog).getByText('Create a source')).toBeVisible();
    await user.click(within(dialog).getByRole('checkbox', { name: 'Use keyboard shortcuts' }));
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    key({ key: 'k', code: 'KeyK', ctrlKey: true });
    expect(screen.queryByRole('dialog')).toBeNull();
    // The button still opens the commands, and from there the switch.
    await user.click(screen.getByRole('button', { name: 'Search or run a command' }));
    await user.click(await screen.findByRole('option', { name: 'Keyboard shortcuts' }));
    expect(await screen.findByRole('checkbox', { name: 'Use keyboard shortcuts' })).not.toBeChecked();
  });
});
