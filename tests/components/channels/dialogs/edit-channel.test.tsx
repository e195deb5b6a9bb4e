import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditChannel } from '@/components/channels/dialogs/edit-channel';
import { updateChannel } from '@/lib/channels/writes';
import type { Channel } from '@/lib/eventgrid/answers/channel';
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
});
afterEach(() => running.close());

function open(action: Action<Channel> = running.actionOf(updateChannel)) {
  const onClose = vi.fn();
  const row = {
    id: running.local.ordersChannelId,
    name: 'orders',
    description: 'of the shop',
    provider_type: 'CUSTOM',
    cross_account: false,
    created_time: '2026-11-24 11:56:00',
  };
  const { user } = renderPart(<EditChannel row={row} owner={LOCAL_OWNER} action={action} onClose={onClose} />);
  return { user, onClose };
}

const dialog = () => screen.getByRole('dialog', { name: /^Description of ?orders$/ });
const field = () => screen.getByRole('textbox', { name: 'Description' });
const save = () => screen.getByRole('button', { name: 'Save' });

describe('the description of a channel', () => {
  it('starts unchanged, with the focus, and with Save off because nothing has changed', async () => {
    const { user, onClose } = open();
    expect(field()).toHaveValue('of the shop');
    expect(field()).toHaveFocus();
    expect(save()).toHaveAttribute('aria-disabled', 'true');
    expect(save()).toHaveAccessibleDescription('No changes yet');
    await user.click(save());
    expect(field()).toHaveFocus();
    expect(running.forms).toEqual([]);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('is saved as typed, which closes the dialog and is announced', async () => {
    const { user, onClose } = open();
    await user.clear(field());
    await user.type(field(), 'of invoices');
    expect(save()).not.toHaveAttribute('aria-disabled');
    await user.click(save());
    await waitFor(() => expect(onClose.mock.calls).toEqual([[true]]));
    expect(running.writes().map(({ method, body }) => [method, body])).toEqual([
      ['PUT', { description: 'of invoices' }],
    ]);
    expect(document.getElementById('announcer')).toHaveTextContent('Saved the description of orders');
  });

  it('can be emptied', async () => {
    const { user, onClose } = open();
    await user.clear(field());
    await user.click(save());
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(running.writes()[0]?.body).toEqual({ description: '' });
  });

  it.each([
    [255, false],
    [256, true],
  ])('of %i characters is too long: %s', async (length, isTooLong) => {
    const { user, onClose } = open();
    await user.clear(field());
    await user.paste('d'.repeat(length));
    expect(field().getAttribute('aria-invalid')).toBe(isTooLong ? 'true' : null);
    await user.click(save());
    await waitFor(() => expect(running.forms).toHaveLength(1));
    if (isTooLong) {
      await waitFor(() => expect(save()).not.toHaveAttribute('aria-disabled'));
      expect(field()).toHaveAccessibleDescription(/at most 255 characters; this one has 256/);
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      expect(running.sent).toEqual([]);
    } else await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
  });

  it('stays as typed when EventGrid refuses, with EventGrid’s message and the focus in the field', async () => {
    running.interfere(({ method }) => (method === 'PUT' ? egRefusal(403, 'EG.00014030', 'No permissions') : undefined));
    const { user, onClose } = open();
    await user.type(field(), ' and more');
    await user.click(save());
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent(/EG\.00014030 No permissions.*r-403/);
    expect(field()).toHaveValue('of the shop and more');
    expect(field()).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Discard changes' }));
    expect(onClose.mock.calls).toEqual([[false]]);
  });

  it('may have been changed if the console did not answer, as leaving says', async () => {
    const { user, onClose } = open(() => Promise.reject(new TypeError('Failed to fetch')));
    await user.type(field(), '!');
    await user.click(save());
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent('It’s safe to save again');
    pressEscape(dialog());
    await user.click(await screen.findByRole('button', { name: 'Discard changes' }));
    expect(onClose.mock.calls).toEqual([[true]]);
  });

  it.each(WAYS_TO_LEAVE)('is dropped by %s only after a question', async (_by, leave) => {
    const { user, onClose } = open();
    await user.type(field(), ' and more');
    await leaveWithQuestion({ user, onClose }, leave, { of: field, is: 'of the shop and more' });
    expect(onClose.mock.calls).toEqual([[false]]);
  });

  it('is left without a question if what was typed is gone again', async () => {
    const { user, onClose } = open();
    await user.type(field(), '!{Backspace}');
    pressEscape(dialog());
    expect(onClose.mock.calls).toEqual([[false]]);
  });

  it('cannot be closed while it is being saved', async () => {
    const answer = held<Response | undefined>();
    running.interfere(({ method }) => (method === 'PUT' ? answer.promise : undefined));
    const { user, onClose } = open();
    await user.type(field(), '!');
    await user.click(save());
    await screen.findByRole('button', { name: 'Saving…' });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    pressEscape(dialog());
    expect(onClose).not.toHaveBeenCalled();
    // Nor left with the page, without a question.
    const isLeftFreely = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(isLeftFreely()).toBe(false);
    await act(() => import('@/components/ui/leave-guard'));
    window.history.pushState(null, '', '/elsewhere');
    act(() => void window.dispatchEvent(new PopStateEvent('popstate')));
    await user.click(await screen.findByRole('button', { name: 'Wait' }));
    expect(screen.queryByRole('dialog', { name: 'Leave before there is an answer?' })).not.toBeInTheDocument();
    answer.resolve(undefined);
    await waitFor(() => expect(onClose.mock.calls).toEqual([[true]]));
  });
});

it('is not reported as saved when someone else saved since: both descriptions are shown', async () => {
  const { user, onClose } = open();
  running.interfere(async ({ method, path }) => {
    if (method !== 'PUT') return undefined;
    running.interfere(() => undefined);
    await running.local.call('PUT', path, { body: { description: 'theirs' } });
    return new Response('', { status: 504 });
  });
  await user.clear(field());
  await user.type(field(), 'mine');
  await user.click(save());
  expect(await screen.findByText('We couldn’t confirm whether it was saved')).toBeInTheDocument();
  expect(dialog()).toHaveTextContent('Now in EventGrid: theirs');
  expect(field()).toHaveValue('mine');
  await user.click(screen.getByRole('button', { name: 'Check again' }));
  await waitFor(() => expect(running.forms.at(-1)?.get('is_check')).toBe('1'));
  expect(running.writes()).toHaveLength(1);
  expect(onClose).not.toHaveBeenCalled();
});
