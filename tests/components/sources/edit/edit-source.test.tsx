import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditSource } from '@/components/sources/edit/edit-source';
import { readSourceWithRaw } from '@/lib/eventgrid/answers/source';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { Action } from '@/lib/guard/outcome';
import { type UpdatedSource, updateSource } from '@/lib/sources/update';
import {
  egRefusal,
  held,
  idOf,
  LOCAL_OWNER,
  type LocalConsole,
  renderPart,
  startLocalConsole,
} from '../../../support/local-console';

let running: LocalConsole;
beforeEach(async () => {
  running = await startLocalConsole();
});
afterEach(() => running.close());

const RABBITMQ = {
  type: 'RABBITMQ',
  detail: { instance_id: 'i-1', vhost_name: 'v', queue_name: 'q', user_name: 'u', password: 'p4ss' },
};
let path = '';

type Options = { made?: Record<string, unknown>; atConnection?: boolean; action?: Action<UpdatedSource> };

/** Makes the source `web` and opens its edit form. */
async function open({ made = {}, atConnection = false, action }: Options = {}) {
  const body = { name: 'web', channel_id: running.local.ordersChannelId, description: 'of the shop', ...made };
  const sources = `/v1/${LOCAL_PROJECT_ID}/sources`;
  path = `${sources}/${idOf(await running.local.call('POST', sources, { body }))}`;
  const source = readSourceWithRaw((await running.local.call('GET', path)).json);
  if (source === null) throw new Error('EventGrid answered no source.');
  const handlers = { onSaved: vi.fn(), onRead: vi.fn(), onCancel: vi.fn() };
  const { user } = renderPart(
    <EditSource
      source={source}
      owner={LOCAL_OWNER}
      path="/sources/web"
      atConnection={atConnection}
      action={action ?? running.actionOf(updateSource)}
      {...handlers}
    />,
  );
  return { user, ...handlers };
}

/** Changes the source as another user would, a second later. */
async function changeElsewhere(body: Record<string, unknown>) {
  running.local.tick(1000);
  await running.local.call('PUT', path, { body });
}

const description = () => screen.getByRole('textbox', { name: 'Description' });
const save = () => screen.getByRole('button', { name: 'Save' });
const announced = () => document.getElementById('announcer')?.textContent;
const bodies = () => running.writes().map(({ method, body }) => [method, body]);

/** Types another description and presses Save. */
async function saveAs(user: Awaited<ReturnType<typeof open>>['user'], text: string) {
  await user.clear(description());
  await user.type(description(), text);
  await user.click(save());
}

describe('saving an edit', () => {
  it('sends nothing if nothing was changed, and says so', async () => {
    const { user, onSaved } = await open();
    expect(description()).toHaveFocus();
    await user.click(save());
    await screen.findAllByText('Nothing was changed, so nothing was sent.');
    expect(announced()).toBe('Nothing was changed, so nothing was sent.');
    expect(running.forms).toEqual([]);
    expect(onSaved).not.toHaveBeenCalled();
  });

  it('sends only what was changed, once for two presses, and passes on the updated source', async () => {
    const { user, onSaved } = await open();
    await user.clear(description());
    await user.type(description(), 'of invoices');
    const pass = held<undefined>();
    running.interfere(() => pass.promise);
    await user.dblClick(save());
    pass.resolve(undefined);
    await waitFor(() => expect(onSaved).toHaveBeenCalledTimes(1));
    expect(onSaved).toHaveBeenCalledWith(expect.objectContaining({ name: 'web', description: 'of invoices' }));
    expect(bodies()).toEqual([['PUT', { description: 'of invoices' }]]);
  });

  it('refuses a description that is too long on its field and sends nothing', async () => {
    const { user } = await open();
    await user.clear(description());
    await user.paste('d'.repeat(256));
    await user.click(save());
    await waitFor(() => expect(description()).toHaveAccessibleDescription(/at most 255 characters/));
    expect(running.forms).toEqual([]);
  });

  it('keeps what was typed if EventGrid refuses, and saves again with the refusal’s own button', async () => {
    const { user, onSaved } = await open();
    running.interfere(({ method }) => (method === 'PUT' ? egRefusal(409, 'EG.00015000', 'Not now') : undefined));
    await saveAs(user, 'of invoices');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/EG\.00015000.*Not now.*r-409/);
    expect(description()).toHaveValue('of invoices');
    expect(onSaved).not.toHaveBeenCalled();
    running.interfere(() => undefined);
    await user.click(within(alert).getByRole('button', { name: 'Save again' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledTimes(1));
    expect(bodies().at(-1)).toEqual(['PUT', { description: 'of invoices' }]);
  });

  it('says so if the console did not answer, and keeps what was typed', async () => {
    const { user } = await open({ action: () => Promise.reject(new TypeError('Failed to fetch')) });
    await saveAs(user, 'of invoices');
    expect(await screen.findByRole('alert')).toHaveTextContent('Refresh the source before you save again.');
    expect(description()).toHaveValue('of invoices');
  });
});

describe('a source that was changed elsewhere since it was opened', () => {
  it('is not overwritten: both versions are shown, and the page gets the newer one', async () => {
    const { user, onRead, onSaved } = await open();
    await changeElsewhere({ description: 'of theirs' });
    await saveAs(user, 'of mine');
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('heading')).toHaveTextContent('web has changed');
    const row = within(alert).getByRole('row', { name: /^description/ });
    expect(row).toHaveTextContent('descriptionof mineof theirs');
    expect(onRead).toHaveBeenCalledWith(expect.objectContaining({ description: 'of theirs' }));
    expect(onSaved).not.toHaveBeenCalled();
    expect(bodies()).toEqual([]);
  });

  it('is overwritten with what was typed once the user says so', async () => {
    const { user, onSaved } = await open();
    await changeElsewhere({ description: 'of theirs' });
    await saveAs(user, 'of mine');
    await user.click(await screen.findByRole('button', { name: 'Overwrite with mine' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledWith(expect.objectContaining({ description: 'of mine' })));
    expect(bodies()).toEqual([['PUT', { description: 'of mine' }]]);
  });

  it('is accepted as it is once the user says so: nothing is left to save', async () => {
    const { user } = await open();
    await changeElsewhere({ description: 'of theirs' });
    await saveAs(user, 'of mine');
    await user.click(await screen.findByRole('button', { name: 'Use the current version' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(description()).toHaveValue('of theirs');
    await user.click(save());
    await screen.findAllByText('Nothing was changed, so nothing was sent.');
    expect(bodies()).toEqual([]);
  });

  it('is shown again if it changed again before being overwritten', async () => {
    const { user } = await open();
    await changeElsewhere({ description: 'of theirs' });
    await saveAs(user, 'of mine');
    const mine = await screen.findByRole('button', { name: 'Overwrite with mine' });
    await changeElsewhere({ description: 'of others' });
    await user.click(mine);
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('descriptionof mineof others'));
    expect(bodies()).toEqual([]);
  });
});

describe('the connection of a source', () => {
  it('is not part of an application’s edit form', async () => {
    await open();
    expect(screen.queryByRole('button', { name: 'Change connection' })).not.toBeInTheDocument();
  });

  it('is sent completely, with its secret typed again', async () => {
    const { user, onSaved } = await open({ made: RABBITMQ, atConnection: true });
    const queue = screen.getByRole('textbox', { name: 'Queue' });
    expect(screen.getByLabelText('Password')).toHaveValue('');
    await user.clear(queue);
    await user.type(queue, 'q2');
    await user.click(save());
    await waitFor(() => expect(screen.getByLabelText('Password')).toHaveAttribute('aria-invalid', 'true'));
    expect(running.forms).toEqual([]);
    await user.type(screen.getByLabelText('Password'), 'n3w');
    await user.click(save());
    await waitFor(() => expect(onSaved).toHaveBeenCalledTimes(1));
    expect(bodies()).toEqual([['PUT', { detail: { ...RABBITMQ.detail, queue_name: 'q2', password: 'n3w' } }]]);
  });

  it('stays unchanged if its fields are closed again', async () => {
    const { user } = await open({ made: RABBITMQ });
    await user.click(screen.getByRole('button', { name: 'Change connection' }));
    await user.type(screen.getByRole('textbox', { name: 'Queue' }), '2');
    await user.click(screen.getByRole('button', { name: 'Keep the current connection' }));
    await user.click(save());
    await screen.findAllByText('Nothing was changed, so nothing was sent.');
    await user.click(screen.getByRole('button', { name: 'Change connection' }));
    expect(screen.getByRole('textbox', { name: 'Queue' })).toHaveValue('q');
  });
});

describe('Cancel', () => {
  it('leaves immediately where nothing was changed', async () => {
    const { user, onCancel } = await open();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('asks before a change is dropped', async () => {
    const { user, onCancel } = await open();
    await user.type(description(), ' mine');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Keep editing' }));
    expect(description()).toHaveValue('of the shop mine');
    expect(onCancel).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('waits for the outcome of a save', async () => {
    const answer = held<Awaited<ReturnType<Action<UpdatedSource>>>>();
    const { user, onCancel } = await open({ action: () => answer.promise });
    await saveAs(user, 'mine');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onCancel).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Keep editing' })).not.toBeInTheDocument();
  });
});

describe('an edit whose answer is lost', () => {
  it('is not reported as saved when someone else saved since: both values are shown, and what was typed stays', async () => {
    const { user, onSaved, onRead } = await open();
    running.interfere(async ({ method }) => {
      if (method !== 'PUT') return undefined;
      running.interfere(() => undefined);
      await changeElsewhere({ description: 'theirs' });
      return new Response('', { status: 504 });
    });
    await saveAs(user, 'mine');
    expect(await screen.findByText('We couldn’t confirm whether it was saved')).toBeInTheDocument();
    const [, row] = within(screen.getByRole('table', { name: 'Differences' })).getAllByRole('row');
    expect(row).toHaveTextContent('descriptionminetheirs');
    expect(description()).toHaveValue('mine');
    expect(onSaved).not.toHaveBeenCalled();
    expect(onRead).toHaveBeenLastCalledWith(expect.objectContaining({ description: 'theirs' }));
    // Until EventGrid cannot carry it out any more, it is only checked.
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    await waitFor(() => expect(running.forms.at(-1)?.get('is_check')).toBe('1'));
    expect(bodies()).toEqual([['PUT', { description: 'mine' }]]);
  });

  it('is saved once a check finds what was sent', async () => {
    const { user, onSaved } = await open();
    running.interfere(({ method }) => (method === 'PUT' ? new Response('<h1>lost</h1>', { status: 502 }) : undefined));
    await saveAs(user, 'mine');
    const again = await screen.findByRole('button', { name: 'Check again' });
    expect(screen.getByText(/isn’t confirmed yet/)).toBeInTheDocument();
    await changeElsewhere({ description: 'mine' });
    await user.click(again);
    await waitFor(() => expect(onSaved).toHaveBeenCalledWith(expect.objectContaining({ description: 'mine' })));
    expect(bodies()).toHaveLength(1);
  });
});
