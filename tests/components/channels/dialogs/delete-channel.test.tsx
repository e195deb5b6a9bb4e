import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeleteChannel } from '@/components/channels/dialogs/delete-channel';
import { type DeletedChannel, deleteChannel } from '@/lib/channels/writes';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { Action } from '@/lib/guard/outcome';
import {
  egRefusal,
  held,
  LOCAL_OWNER,
  type LocalConsole,
  pressEscape,
  renderPart,
  startLocalConsole,
} from '../../../support/local-console';

let running: LocalConsole;
beforeEach(async () => {
  running = await startLocalConsole();
});
afterEach(() => running.close());

function open({ name = 'orders', action }: { name?: string | null; action?: Action<DeletedChannel> } = {}) {
  const onClose = vi.fn();
  const row = {
    id: running.local.ordersChannelId,
    name,
    description: null,
    provider_type: 'CUSTOM',
    cross_account: false,
    created_time: null,
  };
  const { user } = renderPart(
    <DeleteChannel
      row={row}
      owner={LOCAL_OWNER}
      action={action ?? running.actionOf(deleteChannel)}
      onClose={onClose}
    />,
  );
  return { user, onClose };
}

const dialog = () => screen.getByRole('dialog', { name: /^Delete channel ?orders ?\?$/ });
const confirm = () => screen.getByRole('textbox', { name: /^Type.*to confirm$/ });
const submit = (name = 'Delete channel') => screen.getByRole('button', { name });
const announced = () => document.getElementById('announcer')?.textContent;
const isFree = () => screen.findByText(/It has no sources or subscriptions/);
const addSource = () =>
  running.local.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, {
    body: { name: 'web', channel_id: running.local.ordersChannelId },
  });
const deletes = () => running.writes().filter(({ method }) => method === 'DELETE');

describe('what is on a channel', () => {
  it('delays the deletion until it is known', async () => {
    const answer = held<undefined>();
    running.interfere(() => answer.promise);
    const { user } = open();
    expect(within(dialog()).getByRole('status')).toHaveTextContent('Checking for sources and subscriptions…');
    expect(confirm()).toHaveFocus();
    await user.type(confirm(), 'orders');
    expect(submit()).toHaveAccessibleDescription('Wait for the check to finish');
    await user.keyboard('{Enter}');
    expect(running.forms).toEqual([]);
    answer.resolve(undefined);
    await isFree();
    expect(submit()).not.toHaveAttribute('aria-disabled');
  });

  it('prevents its deletion: the sources are a link, and Close has the focus', async () => {
    await addSource();
    const { user, onClose } = open();
    const link = await screen.findByRole('link', { name: '1 source' });
    expect(link).toHaveAttribute('href', `/sources?channel_id=${running.local.ordersChannelId}`);
    expect(within(dialog()).queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Delete channel' })).not.toBeInTheDocument();
    const close = screen.getByRole('button', { name: 'Close' });
    expect(close).toHaveFocus();
    await user.click(close);
    expect(onClose.mock.calls).toEqual([['kept']]);
  });

  it('names up to five of its subscriptions', async () => {
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ id: name, name, sources: [] }));
    running.interfere(({ path }) =>
      path.includes('/subscriptions?') ? Response.json({ total: 6, size: 6, items }) : undefined,
    );
    open();
    await waitFor(() =>
      expect(screen.getByRole('dialog')).toHaveTextContent(
        '6 subscriptions: a, b, c, d, e, … · Delete its subscriptions',
      ),
    );
  });

  it('does not prevent its deletion if it cannot be read, and shows EventGrid’s reason', async () => {
    running.interfere(({ path }) =>
      path.includes('/subscriptions?') ? egRefusal(403, 'EG.00014031', 'No permissions') : undefined,
    );
    const { user, onClose } = open();
    expect(await screen.findByText(/EventGrid refuses if the channel is in use/)).toBeInTheDocument();
    expect(within(dialog()).getByRole('status')).toHaveTextContent('EG.00014031 No permissions');
    await user.type(confirm(), 'orders{Enter}');
    await waitFor(() => expect(onClose).toHaveBeenCalledWith('deleted'));
  });
});

describe('deleting a channel', () => {
  it('waits for the whole name, then deletes once for two presses, closes and says so', async () => {
    const { user, onClose } = open();
    await isFree();
    expect(submit()).toHaveAccessibleDescription(/^Type ?orders ?first$/);
    await user.type(confirm(), 'order');
    await user.click(submit());
    expect(running.forms).toEqual([]);
    expect(confirm()).toHaveFocus();
    await user.type(confirm(), 's');
    const pass = held<undefined>();
    running.interfere(() => pass.promise);
    await user.dblClick(submit());
    pass.resolve(undefined);
    await waitFor(() => expect(onClose.mock.calls).toEqual([['deleted']]));
    expect(deletes()).toHaveLength(1);
    expect(announced()).toBe('Deleted channel orders');
  });

  it('requires the ID if there is no name', async () => {
    const { user, onClose } = open({ name: null });
    await isFree();
    await user.type(confirm(), `${running.local.ordersChannelId}{Enter}`);
    await waitFor(() => expect(onClose).toHaveBeenCalledWith('deleted'));
  });

  it('treats one that is already gone as deleted', async () => {
    const { user, onClose } = open();
    await isFree();
    await running.local.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/channels/${running.local.ordersChannelId}`);
    await user.type(confirm(), 'orders{Enter}');
    await waitFor(() => expect(onClose.mock.calls).toEqual([['deleted']]));
    expect(announced()).toBe('Channel orders was already gone');
  });

  it('shows a refusal inside, keeps what was typed, and tries again', async () => {
    const { user, onClose } = open();
    await isFree();
    running.interfere(({ method }) => (method === 'DELETE' ? egRefusal(400, 'EG.00014000', 'Not now') : undefined));
    await user.type(confirm(), 'orders{Enter}');
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent(/EG\.00014000 Not now.*r-400/);
    expect(confirm()).toHaveValue('orders');
    expect(onClose).not.toHaveBeenCalled();
    running.interfere(() => undefined);
    await user.click(submit('Delete again'));
    await waitFor(() => expect(onClose.mock.calls).toEqual([['deleted']]));
  });

  it('says on leaving that it still exists after a refusal, and that this is unknown after a lost answer', async () => {
    const { user, onClose } = open({ action: () => Promise.reject(new TypeError('Failed to fetch')) });
    await isFree();
    await user.type(confirm(), 'orders{Enter}');
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent('It’s safe to delete it again');
    pressEscape(dialog());
    expect(onClose.mock.calls).toEqual([['unsure']]);
  });

  it('is canceled by Keep it', async () => {
    const { user, onClose } = open();
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(onClose.mock.calls).toEqual([['kept']]);
    expect(deletes()).toEqual([]);
  });
});
