import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeleteSources } from '@/components/sources/delete/delete-from-list';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { EachOutcome } from '@/lib/guard/each-write';
import type { Action } from '@/lib/guard/outcome';
import { deleteSources } from '@/lib/sources/delete';
import {
  egRefusal,
  held,
  idOf,
  LOCAL_OWNER,
  type LocalConsole,
  pressEscape,
  renderPart,
  startLocalConsole,
} from '../../../support/local-console';
import { makeSource } from '../../../support/make-source';

let running: LocalConsole;
beforeEach(async () => {
  running = await startLocalConsole();
});
afterEach(() => running.close());

type Options = { action?: Action<EachOutcome[]> };

/** Makes sources on the channel `orders` and opens their dialog; `ids` are the sources' IDs by name. */
async function open(names: string[], { action }: Options = {}) {
  const channel_id = running.local.ordersChannelId;
  const rows = [];
  for (const name of names) {
    const made = await running.local.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body: { name, channel_id } });
    rows.push(makeSource({ id: idOf(made), name, channel_id, channel_name: 'orders' }));
  }
  const ids: Record<string, string> = Object.fromEntries(rows.map(({ name, id }) => [name, id]));
  const onClose = vi.fn();
  const { user } = renderPart(
    <DeleteSources
      rows={rows}
      owner={LOCAL_OWNER}
      action={action ?? running.actionOf(deleteSources)}
      onClose={onClose}
    />,
  );
  return { ids, user, onClose };
}

const dialog = () => screen.getByRole('dialog');
const confirm = () => screen.getByRole('textbox', { name: /^Type.*to confirm$/ });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const results = () =>
  within(screen.getByRole('list', { name: 'Results' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
const announced = () => document.getElementById('announcer')?.textContent;
const refuseDelete = (id: string | undefined, answer: () => Response) =>
  running.interfere(({ method, path }) => (method === 'DELETE' && path.endsWith(String(id)) ? answer() : undefined));

describe('deleting one source', () => {
  it('waits for its name, then deletes it once for two presses, closes and says so', async () => {
    const { ids, user, onClose } = await open(['web']);
    expect(dialog()).toHaveAccessibleName(/^Delete source ?web ?\?$/);
    expect(confirm()).toHaveFocus();
    expect(button('Delete source')).toHaveAccessibleDescription(/^Type ?web ?first$/);
    await user.type(confirm(), 'we{Enter}');
    expect(running.forms).toEqual([]);
    await user.type(confirm(), 'b');
    const pass = held<undefined>();
    running.interfere(() => pass.promise);
    await user.dblClick(button('Delete source'));
    pass.resolve(undefined);
    await waitFor(() => expect(onClose.mock.calls).toEqual([[{ done: [ids.web], unsure: false }]]));
    expect(running.writes()).toHaveLength(1);
    expect(announced()).toBe('Deleted web');
  });

  it('treats one that is already gone as deleted', async () => {
    const { ids, user, onClose } = await open(['web']);
    await running.local.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/sources/${ids.web}`);
    await user.type(confirm(), 'web{Enter}');
    await waitFor(() => expect(onClose.mock.calls).toEqual([[{ done: [ids.web], unsure: false }]]));
    expect(announced()).toBe('web was already gone');
  });

  it('shows a refusal with EventGrid’s message, keeps what was typed, and tries again', async () => {
    const { ids, user, onClose } = await open(['web']);
    refuseDelete(ids.web, () => egRefusal(403, 'EG.00014030', 'No permissions'));
    await user.type(confirm(), 'web{Enter}');
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent(/EG\.00014030 No permissions.*r-403/);
    expect(confirm()).toHaveValue('web');
    running.interfere(() => undefined);
    await user.click(button('Delete again'));
    await waitFor(() => expect(onClose).toHaveBeenCalledWith({ done: [ids.web], unsure: false }));
  });

  it('may have happened if the console did not answer, as leaving says', async () => {
    const { user, onClose } = await open(['web'], { action: () => Promise.reject(new TypeError('Failed to fetch')) });
    await user.type(confirm(), 'web{Enter}');
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent('It’s safe to delete again');
    pressEscape(dialog());
    expect(onClose.mock.calls).toEqual([[{ done: [], unsure: true }]]);
  });

  it('is canceled by Keep it, but by nothing while it is in progress', async () => {
    const { user, onClose } = await open(['web']);
    const answer = held<Response | undefined>();
    running.interfere(({ method }) => (method === 'DELETE' ? answer.promise : undefined));
    await user.type(confirm(), 'web{Enter}');
    await screen.findByRole('button', { name: 'Deleting…' });
    await user.click(button('Keep it'));
    pressEscape(dialog());
    expect(onClose).not.toHaveBeenCalled();
    answer.resolve(egRefusal(403, 'EG.00014030', 'No'));
    await within(dialog()).findByRole('alert');
    await user.click(button('Keep it'));
    expect(onClose.mock.calls).toEqual([[{ done: [], unsure: false }]]);
  });
});

describe('deleting several sources', () => {
  it('names them, waits for their number and reports each outcome', async () => {
    const { ids, user, onClose } = await open(['web', 'app']);
    expect(dialog()).toHaveAccessibleName(/^Delete ?2 ?sources\?$/);
    expect(screen.getByRole('list', { name: 'Sources to delete' })).toHaveTextContent('webapp');
    await user.type(confirm(), '2{Enter}');
    const heading = await screen.findByRole('heading', { name: '2 of 2 deleted' });
    expect(heading).toHaveFocus();
    expect(results()).toEqual(['webDeleted', 'appDeleted']);
    expect(screen.queryByRole('button', { name: /^Retry/ })).not.toBeInTheDocument();
    await user.click(button('Close'));
    expect(onClose.mock.calls).toEqual([[{ done: [ids.web, ids.app], unsure: false }]]);
  });

  it('gives each its own result, and retries only what failed', async () => {
    const { ids, user, onClose } = await open(['web', 'app', 'old']);
    await running.local.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/sources/${ids.old}`);
    refuseDelete(ids.app, () => egRefusal(403, 'EG.00014030', 'No permissions'));
    await user.type(confirm(), '3{Enter}');
    await screen.findByRole('heading', { name: '2 of 3 deleted' });
    expect(results()).toEqual([
      'webDeleted',
      expect.stringMatching(/^appNot deleted.*EG\.00014030 No permissions$/),
      'oldAlready gone',
    ]);
    running.interfere(() => undefined);
    await user.click(button('Retry 1 failed'));
    await screen.findByRole('heading', { name: '3 of 3 deleted' });
    expect(running.forms.map((form) => form.getAll('source_id'))).toEqual([[ids.web, ids.app, ids.old], [ids.app]]);
    await user.click(button('Close'));
    expect(onClose.mock.calls).toEqual([[{ done: [ids.web, ids.app, ids.old], unsure: false }]]);
  });

  it('says which outcome is unknown, and says so on leaving', async () => {
    const { ids, user, onClose } = await open(['web', 'app']);
    running.interfere(({ path }) => (path.endsWith(String(ids.app)) ? new Response('', { status: 502 }) : undefined));
    await user.type(confirm(), '2{Enter}');
    await screen.findByRole('heading', { name: '1 of 2 deleted' });
    expect(results()[1]).toMatch(/^appOutcome unknown/);
    await user.click(button('Close'));
    expect(onClose.mock.calls).toEqual([[{ done: [ids.web], unsure: true }]]);
  });

  it('shows a refusal of them all once, and retries all', async () => {
    let presses = 0;
    const real = running.actionOf(deleteSources);
    const { ids, user } = await open(['web', 'app'], {
      action: async (state, form) => {
        presses += 1;
        // As a form for a project that the session has left since.
        if (presses === 1) form.set('project_id', 'f'.repeat(32));
        return real(state, form);
      },
    });
    await user.type(confirm(), '2{Enter}');
    await within(dialog()).findByRole('alert');
    expect(within(dialog()).getAllByRole('alert')).toHaveLength(1);
    expect(screen.queryByRole('list', { name: 'Results' })).not.toBeInTheDocument();
    expect(running.writes()).toEqual([]);
    await user.click(button('Delete again'));
    await screen.findByRole('heading', { name: '2 of 2 deleted' });
    expect(running.forms.at(-1)?.getAll('source_id')).toEqual([ids.web, ids.app]);
  });

  it('keeps the previous results if the console did not answer a retry', async () => {
    let presses = 0;
    const real = running.actionOf(deleteSources);
    const { ids, user, onClose } = await open(['web', 'app'], {
      action: (state, form) => {
        presses += 1;
        return presses === 1 ? real(state, form) : Promise.reject(new TypeError('Failed to fetch'));
      },
    });
    refuseDelete(ids.app, () => egRefusal(403, 'EG.00014030', 'No'));
    await user.type(confirm(), '2{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Retry 1 failed' }));
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent('The console didn’t respond');
    expect(results()[0]).toBe('webDeleted');
    await user.click(button('Close'));
    expect(onClose.mock.calls).toEqual([[{ done: [ids.web], unsure: true }]]);
  });
});
