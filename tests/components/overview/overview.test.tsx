import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Overview } from '@/components/overview/overview';
import { fillEventGrid } from '@/lib/eventgrid-local/fill';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import {
  egRefusal,
  held,
  idOf,
  LOCAL_OWNER,
  type LocalConsole,
  renderPart,
  startLocalConsole,
} from '../../support/local-console';

let running: LocalConsole;
beforeEach(async () => {
  running = await startLocalConsole();
  // Parts that only failures need are loaded in advance: tests are about what they show.
  await import('@/components/overview/part-failure');
});
afterEach(() => running.close());

const P = `/v1/${LOCAL_PROJECT_ID}`;
const make = (path: string, body: object) => running.local.call('POST', `${P}${path}`, { body });
const card = (name: string) => within(screen.getByRole('region', { name }));
const attention = () => card('Needs attention');

async function makeShop() {
  const channel_id = idOf(await make('/channels', { name: 'shop' }));
  for (const name of ['orders', 'returns']) await make('/sources', { name, channel_id });
  await make('/subscriptions', {
    name: 'to-crm',
    channel_id,
    sources: [{ name: 'orders', provider_type: 'CUSTOM', filter: {} }],
    targets: [
      {
        name: 'HTTPS',
        provider_type: 'CUSTOM',
        detail: { url: 'https://crm.example/in' },
        transform: { type: 'ORIGINAL' },
      },
    ],
  });
  return channel_id;
}

const show = () => renderPart(<Overview owner={LOCAL_OWNER} />);

describe('the overview', () => {
  it('shows what needs attention with its fix, the flow to the targets, quotas and changes', async () => {
    const channel_id = await makeShop();
    show();
    const fix = await screen.findByRole('link', { name: 'Create subscription: returns' });
    expect(fix).toHaveAttribute('href', `/subscriptions/new?channel_id=${channel_id}&source=returns`);
    const row = (await card('Flow').findByRole('link', { name: 'to-crm' })).closest('tr');
    expect(row).toHaveTextContent(/2 sources.*orders, returns|2 sources.*returns, orders/);
    expect(row).toHaveTextContent('shop');
    expect(row).toHaveTextContent('Webhook: crm.example');
    expect(await screen.findByRole('meter', { name: 'Sources: 2 of 100 used' })).toBeVisible();
    expect(card('Recent changes').getByRole('link', { name: 'returns' })).toBeVisible();
    expect(screen.getAllByRole('link', { name: '2 sources' })[0]).toHaveAttribute('href', '/sources');
  });

  it('says that a healthy project needs nothing', async () => {
    const channel_id = await makeShop();
    const { json } = await running.local.call('GET', `${P}/sources?name=returns`);
    const id = (json.items as { id: string }[])[0]?.id;
    await running.local.call('DELETE', `${P}/sources/${id}`);
    const orders = await running.local.call('GET', `${P}/channels?name=orders`);
    await running.local.call('DELETE', `${P}/channels/${(orders.json.items as { id: string }[])[0]?.id}`);
    show();
    expect(await screen.findByText('Nothing')).toBeVisible();
    expect(attention().getByText('1 source and 1 subscription checked')).toBeVisible();
    expect(channel_id).not.toBe('');
  });

  it('leads a new project to its first event', async () => {
    show();
    const steps = within(await screen.findByRole('region', { name: 'Send your first event' }));
    // The seed has a channel.
    expect(steps.getByText('1 of 3 done')).toBeVisible();
    expect(steps.getByRole('link')).toHaveAttribute('href', '/sources/new');
    expect(screen.queryByRole('region', { name: 'Flow' })).toBeNull();
  });

  it('a part that fails says why, leaves the others, and is read again by itself', async () => {
    await makeShop();
    running.interfere(({ path }) =>
      path.includes('/subscriptions') ? egRefusal(500, 'EG.00015000', 'Internal Server Error') : undefined,
    );
    const { user } = show();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Subscriptions aren’t shown');
    expect(alert).toHaveTextContent('EG.00015000');
    expect(alert).toHaveTextContent('r-500');
    // Nothing is claimed about what was not read.
    expect(screen.queryByRole('link', { name: /Create subscription/ })).toBeNull();
    expect(await card('Flow').findByRole('link', { name: '2 sources' })).toBeVisible();
    expect(card('Flow').getAllByText('Not read')).not.toHaveLength(0);
    expect(await screen.findByRole('meter', { name: 'Sources: 2 of 100 used' })).toBeVisible();

    running.interfere(() => undefined);
    const before = running.sent.length;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await card('Flow').findByRole('link', { name: 'to-crm' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(running.sent.slice(before).map(({ path }) => path.split('?')[0])).toEqual([`${P}/subscriptions`]);
  });

  it('names the permission that a part needs, and offers no retry', async () => {
    await makeShop();
    running.interfere(({ path }) => (path.includes('/quotas') ? egRefusal(403, 'EG.00014030', 'No') : undefined));
    show();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Quotas aren’t shown');
    expect(within(alert).queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(await card('Flow').findByRole('link', { name: 'to-crm' })).toBeVisible();
  });

  it('shows the parts that are there while another one is still read', async () => {
    await makeShop();
    const answer = held<undefined>();
    running.interfere(async ({ path }) => (path.includes('/sources') ? answer.promise : undefined));
    show();
    expect(await card('Flow').findByRole('link', { name: 'to-crm' })).toBeVisible();
    expect(attention().getByText('Loading')).toBeInTheDocument();
    expect(screen.queryByText('Nothing')).toBeNull();
    answer.resolve(undefined);
    expect(await screen.findByRole('link', { name: 'Create subscription: returns' })).toBeVisible();
    await waitFor(() => expect(attention().queryByText('Loading')).toBeNull());
  });

  it('says “first 600” where there are more', async () => {
    let count = 0;
    const newId = () => {
      count += 1;
      return `10000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    };
    await fillEventGrid({ store: running.local.store, now: Date.now, newId, sources: 650, channels: 40 });
    show();
    expect(await screen.findByRole('link', { name: 'first 600 of 650 sources' })).toBeVisible();
    expect(attention().getByText(/Only part of it was checked: first 600 of 650 sources/)).toBeVisible();
    // The map stays readable, and the rest is behind its list.
    expect(card('Flow').getAllByRole('row')).toHaveLength(31);
    expect(card('Flow').getByRole('link', { name: /\d+ more channels/ })).toHaveAttribute('href', '/channels');
    expect(attention().getAllByRole('listitem').length).toBeLessThanOrEqual(100);
  });
});
