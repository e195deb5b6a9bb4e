import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { actionOver, renderCreateSource } from '../../../support/render-create-source';

const CHANNELS = ['alpha', 'orders', 'orders-eu'].map((name) => ({ id: `id-of-${name}`, name }));

beforeEach(async () => {
  await import('@/components/channels/picker/channel-list');
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'https://console.example.org');
    if (url.pathname !== '/api/channels/picker') return Response.json({}, { status: 503 });
    const items = CHANNELS.filter(({ name }) => name.includes(url.searchParams.get('q') ?? ''));
    return Response.json({ ok: true, data: { items, total: items.length, isOtherCase: false, twin: null } });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** Opens the picker with all channels in it. */
async function openPicker() {
  const sent: unknown[] = [];
  const { user } = await renderCreateSource({
    action: actionOver(async (_url, { method, body }) => {
      if (method === 'POST') sent.push(JSON.parse(body ?? ''));
      return Response.json({ id: 's-1', name: 'a', items: [], total: 0 });
    }),
    defaults: EMPTY_CREATE_SOURCE_VALUES,
    choices: { kind: 'many', total: CHANNELS.length },
    chosen: null,
  });
  const picker = screen.getByRole('combobox', { name: 'Channel' });
  await user.click(picker);
  await screen.findByRole('option', { name: 'alpha' });
  return { user, picker, sent, channel: () => document.querySelector<HTMLInputElement>('[name=channel_id]')?.value };
}

it('picks by Enter no row of an earlier text: only the channel that was typed', async () => {
  const { user, picker, channel } = await openPicker();
  // The rows are still those of no text, and the first of them is highlighted.
  await user.type(picker, 'ord{Enter}');
  expect(channel()).toBe('');
  expect(picker).toHaveAttribute('aria-expanded', 'true');
  await user.type(picker, 'ers{Enter}');
  expect(channel()).toBe('id-of-orders');
  expect(picker).toHaveAttribute('aria-expanded', 'false');
});

it('picks by Enter the highlighted row once it is of this text', async () => {
  const { user, picker, channel } = await openPicker();
  await user.type(picker, 'ord');
  await waitFor(() => expect(screen.queryByRole('option', { name: 'alpha' })).not.toBeInTheDocument());
  await user.keyboard('{Enter}');
  expect(channel()).toBe('id-of-orders');
  expect(picker).toHaveValue('orders');
});

it('takes a full name that was typed when Create is pressed with the focus in the field', async () => {
  const { user, picker, sent } = await openPicker();
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'a');
  await user.type(picker, 'orders');
  await user.click(screen.getByRole('button', { name: 'Create source' }));
  await waitFor(() => expect(sent).toEqual([{ name: 'a', channel_id: 'id-of-orders' }]));
});

it.each([
  ['typed', (user: UserEvent) => user.keyboard('not-there')],
  ['pasted', (user: UserEvent) => user.paste('not-there')],
])('keeps what is %s over a chosen channel, which it drops', async (_how, write) => {
  const { user, picker, channel } = await openPicker();
  await user.type(picker, 'orders{Enter}');
  expect(channel()).toBe('id-of-orders');
  await user.tripleClick(picker);
  await write(user);
  expect(picker).toHaveValue('not-there');
  expect(channel()).toBe('');
  await user.keyboard('{Escape}');
});
