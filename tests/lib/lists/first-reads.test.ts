import { afterEach, beforeEach, expect, it } from 'vitest';
import { channelsList } from '@/lib/browser/queries/channels';
import { oneSource } from '@/lib/browser/queries/sources';
import { CHANNELS_URL } from '@/lib/channels/query';
import { channelsRead } from '@/lib/channels/reads';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { openFirstReads } from '@/lib/lists/first-reads';
import { oneSourceRead } from '@/lib/sources/reads';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { makeSession } from '../../support/make-signed-in';

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid();
});
afterEach(() => local.close());

const begin = () => {
  const endpoint = {
    id: 'local',
    name: 'Local',
    eventGridUrl: 'http://eg.example.org:4010',
    iamUrl: 'http://iam.test',
  };
  const { eventGrid } = openLocalClient(local);
  return openFirstReads({ session: makeSession(), endpoint, eventGrid }, dictionaryOf('en'));
};

it('reads what the browser’s query would, under its key, and passes the data on', async () => {
  const { owner, read, state } = begin();
  const query = channelsList(owner, CHANNELS_URL.defaults);
  const page = await read(query, channelsRead, CHANNELS_URL.defaults);
  expect(page?.items.map(({ name }) => name)).toEqual(['orders']);
  expect(JSON.parse(state()).queries).toMatchObject([
    { queryKey: query.queryKey, state: { status: 'success', data: page } },
  ]);
});

it('passes an explained refusal to the browser, which then does not read again', async () => {
  const { owner, read, state } = begin();
  expect(await read(oneSource(owner, 'gone'), oneSourceRead, { sourceId: 'gone' })).toBeUndefined();
  expect(JSON.parse(state()).queries).toMatchObject([
    { state: { status: 'error', error: { state: 'missing', status: 404, title: expect.any(String) } } },
  ]);
});

it('leaves out what is still being read when the page is sent', async () => {
  const { owner, read, state } = begin();
  const slow = { ...oneSourceRead, read: () => new Promise<never>(() => {}) };
  void read(oneSource(owner, 's-1'), slow, { sourceId: 's-1' });
  await read(channelsList(owner, CHANNELS_URL.defaults), channelsRead, CHANNELS_URL.defaults);
  expect(JSON.parse(state()).queries).toHaveLength(1);
});
