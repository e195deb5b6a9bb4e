import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CreateChannelDialog } from '@/components/channels/dialogs/create-channel';
import { createChannel, type NewChannel } from '@/lib/channels/writes';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { Action } from '@/lib/guard/outcome';
import {
  egRefusal,
  held,
  LOCAL_OWNER,
  type LocalConsole,
  leaveWithQuestion,
  pressEscape,
  renderPart,
  startLocalConsole,
  WAYS_TO_LEAVE,
} from '../../../support/local-console';

let running: LocalConsole;
beforeEach(async () => {
  running = await startLocalConsole();
  // The dialog loads its rules when it opens; here they are loaded already.
  await import('@/lib/eventgrid/schemas/channel');
});
afterEach(() => running.close());

function open({ name = '', action }: { name?: string; action?: Action<NewChannel> } = {}) {
  const onClose = vi.fn();
  const { user } = renderPart(
    <CreateChannelDialog
      name={name}
      text="The channel is created immediately."
      action={action ?? running.actionOf(createChannel)}
      owner={LOCAL_OWNER}
      onClose={onClose}
    />,
  );
  return { user, onClose };
}

const dialog = () => screen.getByRole('dialog', { name: 'Create channel' });
const name = () => screen.getByRole('textbox', { name: 'Channel name' });
const description = () => screen.getByRole('textbox', { name: 'Channel description' });
const create = () => screen.getByRole('button', { name: 'Create channel' });
const cancel = () => screen.getByRole('button', { name: 'Cancel' });

describe('the fields of a new channel', () => {
  it('start with what was typed before, with the focus on the name', () => {
    open({ name: 'billing' });
    expect(name()).toHaveValue('billing');
    expect(name()).toHaveFocus();
  });

  it('show what is wrong after they lose the focus, until it is right', async () => {
    const { user } = open();
    await user.type(name(), 'a b');
    expect(name()).not.toHaveAttribute('aria-invalid');
    await user.tab();
    await waitFor(() => expect(name()).toHaveAccessibleDescription(/at character 2: use letters/));
    expect(name()).toHaveAttribute('aria-invalid', 'true');
    await user.clear(name());
    expect(name()).toHaveAccessibleDescription(/Enter a channel name/);
    await user.type(name(), 'ab');
    expect(name()).not.toHaveAttribute('aria-invalid');
  });

  it('send nothing while one is wrong, and the first wrong one gets the focus', async () => {
    const { user } = open();
    await user.type(name(), '-x');
    await user.tab();
    await waitFor(() => expect(name()).toHaveAttribute('aria-invalid', 'true'));
    await user.click(create());
    expect(name()).toHaveFocus();
    await user.clear(name());
    await user.type(name(), 'x');
    await user.click(description());
    await user.paste('d'.repeat(256));
    await user.click(create());
    expect(description()).toHaveFocus();
    expect(description()).toHaveAccessibleDescription(/at most 255 characters; this one has 256/);
    expect(running.sent).toEqual([]);
  });
});

describe('a press of Create channel', () => {
  it('makes one channel for two presses, closes and passes it on', async () => {
    const pass = held<undefined>();
    running.interfere(() => pass.promise);
    const { user, onClose } = open();
    await user.type(name(), 'billing');
    await user.type(description(), 'of invoices');
    await user.dblClick(create());
    pass.resolve(undefined);
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(onClose).toHaveBeenCalledWith({ id: expect.any(String), name: 'billing' });
    expect(running.writes()).toEqual([
      {
        method: 'POST',
        path: `/v1/${LOCAL_PROJECT_ID}/channels`,
        body: { name: 'billing', description: 'of invoices' },
      },
    ]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('shows on the field that the name is taken, until it is changed', async () => {
    const { user, onClose } = open({ name: 'orders' });
    await user.click(create());
    await waitFor(() => expect(name()).toHaveAccessibleDescription(/Channel name is taken/));
    expect(name()).toHaveFocus();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.type(name(), '2');
    expect(name()).not.toHaveAttribute('aria-invalid');
    await user.click(create());
    await waitFor(() => expect(onClose).toHaveBeenCalledWith({ id: expect.any(String), name: 'orders2' }));
  });

  it('shows EventGrid’s refusal inside, keeps what was typed and allows another try', async () => {
    running.interfere(() => egRefusal(403, 'EG.00014030', 'No permissions to create'));
    const { user, onClose } = open({ name: 'billing' });
    await user.type(description(), 'of invoices');
    await user.click(create());
    const alert = await within(dialog()).findByRole('alert');
    expect(alert).toHaveTextContent(/EG\.00014030 No permissions to create.*r-403/);
    expect(description()).toHaveValue('of invoices');
    running.interfere(() => undefined);
    await user.click(create());
    await waitFor(() => expect(onClose).toHaveBeenCalledWith({ id: expect.any(String), name: 'billing' }));
  });

  it('cannot be closed while it is in progress', async () => {
    const answer = held<Response>();
    running.interfere(({ method }) => (method === 'POST' ? answer.promise : undefined));
    const { user, onClose } = open({ name: 'billing' });
    await user.click(create());
    expect(await screen.findByRole('button', { name: 'Creating…' })).toHaveAttribute('aria-disabled', 'true');
    await user.click(cancel());
    pressEscape(dialog());
    expect(onClose).not.toHaveBeenCalled();
    answer.resolve(egRefusal(403, 'EG.00014030', 'No'));
    await within(dialog()).findByRole('alert');
    pressEscape(dialog());
    expect(onClose).toHaveBeenCalledWith(null);
  });
});

describe('leaving the dialog of a new channel', () => {
  it.each(WAYS_TO_LEAVE)('by %s drops what was typed only after a question', async (_by, leave) => {
    const { user, onClose } = open({ name: 'billing' });
    await user.type(description(), 'of invoices');
    await leaveWithQuestion({ user, onClose }, leave, { of: description, is: 'of invoices' });
    expect(onClose.mock.calls).toEqual([[null]]);
  });

  it('asks nothing while only the picker’s text is in it', async () => {
    const { onClose } = open({ name: 'billing' });
    pressEscape(dialog());
    expect(onClose.mock.calls).toEqual([[null]]);
  });

  it('says that none was created if nothing was sent, or EventGrid refused', async () => {
    running.interfere(() => egRefusal(403, 'EG.00014030', 'No'));
    const { user, onClose } = open({ name: 'billing' });
    await user.click(create());
    await within(dialog()).findByRole('alert');
    await user.click(cancel());
    expect(onClose.mock.calls).toEqual([[null]]);
  });

  it('says that one may have been created if the console did not answer', async () => {
    const { user, onClose } = open({ name: 'billing', action: () => Promise.reject(new TypeError('Failed to fetch')) });
    await user.click(create());
    const alert = await within(dialog()).findByRole('alert');
    expect(alert).toHaveTextContent('Check the list for the channel before you create it again.');
    expect(name()).toHaveValue('billing');
    await user.click(cancel());
    expect(onClose.mock.calls).toEqual([['unsure']]);
  });

  it('says that one may have been created if EventGrid’s answer was lost and the check showed nothing', async () => {
    running.interfere(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const { user, onClose } = open({ name: 'billing' });
    await user.click(create());
    await within(dialog()).findByRole('alert');
    pressEscape(dialog());
    expect(onClose.mock.calls).toEqual([['unsure']]);
  });
});
