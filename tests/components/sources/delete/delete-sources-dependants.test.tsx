import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeleteSourcesDependants } from '@/components/sources/delete/delete-sources-dependants';
import {
  egRefusal,
  held,
  LOCAL_OWNER,
  type LocalConsole,
  renderPart,
  startLocalConsole,
} from '../../../support/local-console';
import { makeSource } from '../../../support/make-source';

let running: LocalConsole;
beforeEach(async () => {
  running = await startLocalConsole();
});
afterEach(() => running.close());

const subscription = (name: string, ...sources: string[]) => ({
  id: name,
  name,
  sources: sources.map((source) => ({ name: source, provider_type: 'CUSTOM' })),
});

/** Shows the note about the sources `web` and, on another channel, `app`; EventGrid has these subscriptions. */
function show(rows: ('web' | 'app')[], items?: ReturnType<typeof subscription>[], total = items?.length) {
  if (items) running.interfere(() => Response.json({ total, size: items.length, items }));
  renderPart(
    <DeleteSourcesDependants
      rows={rows.map((name) => makeSource({ id: name, name, channel_id: `channel-of-${name}` }))}
      owner={LOCAL_OWNER}
    />,
  );
}
const note = () => screen.getAllByRole('status')[0];

it('says that it is checking, and that there is no need to wait', async () => {
  const answer = held<Response>();
  running.interfere(() => answer.promise);
  show(['web']);
  expect(note()).toHaveTextContent('Checking for subscriptions…You don’t have to wait for this.');
  answer.resolve(Response.json({ total: 0, size: 0, items: [] }));
  expect(await screen.findByText('No subscriptions use its channel.')).toBeInTheDocument();
});

it('names the subscriptions that name the source, and counts the others of its channel', async () => {
  show(['web'], [subscription('to-fg', 'web'), subscription('to-kafka', 'other')]);
  await screen.findByRole('heading', { name: '2 subscriptions use its channel' });
  expect(note()).toHaveTextContent('to-fg remains, but won’t receive events from it anymore.');
});

it('says so if none names it', async () => {
  show(['web'], [subscription('to-kafka', 'other')]);
  await screen.findByRole('heading', { name: '1 subscription uses its channel' });
  expect(note()).toHaveTextContent('None of them names this source.');
});

it('reads each channel of several sources once', async () => {
  show(['web', 'app'], [subscription('to-fg', 'web')]);
  await screen.findByRole('heading', { name: '2 subscriptions use their channels' });
  const channelIds = running.sent.map(({ path }) => new URL(path, 'http://x').searchParams.get('channel_id'));
  expect(channelIds.sort()).toEqual(['channel-of-app', 'channel-of-web']);
});

it('names five, and says how many if not all were checked', async () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => subscription(name, 'web'));
  show(['web'], items, 120);
  await screen.findByRole('heading', { name: '120 subscriptions use its channel' });
  expect(note()).toHaveTextContent('a, b, c, d, e and 2 more remain');
  expect(note()).toHaveTextContent('Only 7 of them were checked.');
});

it.each([
  [403, 'You don’t have permission to list the subscriptions on its channel'],
  [500, 'Couldn’t load the subscriptions on its channel'],
])(
  'says after a %i that they could not be read, with EventGrid’s message, and blocks nothing',
  async (status, title) => {
    running.interfere(() => egRefusal(status, 'EG.0001', 'Not now'));
    show(['web']);
    await screen.findByRole('heading', { name: title });
    expect(note()).toHaveTextContent('You can delete it anyway.EG.0001 Not now');
  },
);
