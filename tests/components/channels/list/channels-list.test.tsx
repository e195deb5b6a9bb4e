import { dehydrate, QueryClient } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChannelsList } from '@/components/channels/list/channels-list';
import { ListProvider } from '@/components/list/list-provider';
import { Announcer } from '@/components/ui/announcer';
import { channelSourceCounts, channelsList } from '@/lib/browser/queries/channels';
import { CHANNELS_URL } from '@/lib/channels/query';
import { channelsRead, type SourceCounts } from '@/lib/channels/reads';
import type { ChannelRow, ChannelsPage } from '@/lib/channels/row';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { makeSession } from '../../../support/make-signed-in';
import { renderWithTexts } from '../../../support/render-with-texts';

vi.mock('next/navigation', () => import('../../../support/history-search-params'));
Element.prototype.scrollIntoView = () => {};
afterEach(() => vi.unstubAllGlobals());

const NOW = Date.parse('2026-11-24T12:00:00Z');
const session = makeSession();
const owner = { project_id: session.project.id, endpoint_id: session.endpointId };
const messages = dictionaryOf('en');

const makeRow = (parts: Partial<ChannelRow> = {}): ChannelRow => ({
  id: 'id-orders',
  name: 'orders',
  description: 'of the shop',
  provider_type: 'CUSTOM',
  cross_account: false,
  created_time: '2026-11-24 11:56:00',
  ...parts,
});

const makePage = (rows: ChannelRow[], parts: Partial<ChannelsPage> = {}): EgResult<ChannelsPage> =>
  success({ items: rows, total: rows.length, page: 1, reach: null, isOtherCase: false, readAt: NOW, ...parts }, 'r-1');

const explained = (result: EgResult<ChannelsPage>) =>
  result.ok ? result : { ok: false, failure: channelsRead.explain(result.failure, { messages, session }) };

type Options = {
  path?: string;
  first: EgResult<ChannelsPage>;
  /** Undefined while they are loading. */
  counts?: SourceCounts;
  later?: (query: URLSearchParams) => EgResult<ChannelsPage>;
};

/** Renders the list as the page does, with its first rows; `received` records the later queries of its route. */
async function renderList({ path = '/channels', first, counts, later }: Options) {
  window.history.replaceState(null, '', path);
  const received: URLSearchParams[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, searchParams } = new URL(address, window.location.href);
    if (pathname === '/api/channels/source-counts') return new Promise(() => {});
    received.push(searchParams);
    if (!later) throw new TypeError('fetch failed');
    return Response.json(explained(later(searchParams)));
  });
  const client = new QueryClient();
  await client.prefetchQuery({
    ...channelsList(owner, CHANNELS_URL.parseParams(new URL(path, window.location.href).searchParams)),
    queryFn: () => {
      const answer = explained(first);
      if (answer.ok) return (first.ok && first.data) as ChannelsPage;
      throw 'failure' in answer ? answer.failure : null;
    },
  });
  const ids = first.ok ? first.data.items.flatMap(({ id }) => id ?? []) : [];
  if (counts) client.setQueryData(channelSourceCounts(owner, ids).queryKey, counts);
  await import('@/components/channels/list/channels-trouble');
  await act(async () =>
    renderWithTexts(
      <>
        <ListProvider state={JSON.stringify(dehydrate(client, { shouldDehydrateQuery: () => true }))}>
          <ChannelsList
            owner={owner}
            project={session.project.name}
            onCreate={() => {}}
            onCode={() => {}}
            onEdit={() => {}}
            onDelete={() => {}}
          />
        </ListProvider>
        <Announcer />
      </>,
    ),
  );
  const names = () => screen.getAllByRole('rowheader').map((cell) => cell.querySelector('.name')?.textContent);
  return { received, names, user: userEvent.setup() };
}

const here = () => `${window.location.pathname}${window.location.search}`;
const cellsOf = (name: RegExp) => within(screen.getByRole('row', { name })).getAllByRole('cell');

describe('the list of channels as it opens', () => {
  it('shows a channel’s description, sources, other accounts, age and full ID, and reads no rows', async () => {
    const { received, names } = await renderList({ first: makePage([makeRow()]), counts: { 'id-orders': 1_234 } });
    expect(screen.getByRole('table', { name: 'Event channels' })).toBeInTheDocument();
    expect(names()).toEqual(['orders']);
    expect(cellsOf(/orders/).map(({ textContent }) => textContent)).toEqual([
      'of the shop',
      '1,234',
      'No',
      '4 min. ago',
      'id-orders',
      '',
    ]);
    const link = screen.getByRole('link', { name: '1,234 sources on orders' });
    expect(link).toHaveAttribute('href', '/sources?channel_id=id-orders');
    expect(screen.getByRole('link', { name: 'orders' })).toHaveAttribute('href', '/sources?channel_id=id-orders');
    expect(received).toEqual([]);
  });

  it('says that names have the search text in another case only', async () => {
    const path = '/channels?q=Orders';
    await renderList({ path, first: makePage([makeRow({ name: 'orders-api' })], { isOtherCase: true }) });
    expect(screen.getByText(/^No name has/).closest('[role=status]')).toHaveTextContent(
      'No name has “Orders” as typed.',
    );
  });

  it('distinguishes sources that could not be read from those that are loading', async () => {
    await renderList({ first: makePage([makeRow()]), counts: {} });
    expect(cellsOf(/orders/)[1]).toHaveTextContent('Couldn’t count the sources on orders');
  });

  it('leaves the number of sources empty while it is loading', async () => {
    await renderList({ first: makePage([makeRow()]) });
    expect(cellsOf(/orders/)[1]).toBeEmptyDOMElement();
  });

  it('offers no actions for EventGrid’s own channel, whose sources are official', async () => {
    const own = makeRow({ id: 'd', name: 'default', provider_type: 'OFFICIAL' });
    await renderList({ path: '/channels?provider=all', first: makePage([own, makeRow()]) });
    expect(screen.getByRole('link', { name: 'default' })).toHaveAttribute('href', '/sources?channel_id=d&provider=all');
    expect(cellsOf(/default/).at(-1)).toHaveTextContent('EventGrid’s own channel can’t be changed');
    expect(screen.getAllByRole('button', { name: /^Actions for/ })).toHaveLength(1);
  });

  it('shows what EventGrid left out as missing', async () => {
    const bare = makeRow({ id: null, name: null, description: null, cross_account: null, created_time: null });
    await renderList({ first: makePage([bare]) });
    expect(cellsOf(/No name/).map(({ textContent }) => textContent)).toEqual([
      'None',
      '',
      '–None',
      '–None',
      '–None',
      '–EventGrid’s own channel can’t be changed',
    ]);
    expect(screen.queryByRole('link', { name: 'No name' })).not.toBeInTheDocument();
  });
});

describe('search, provider, sort and pages of channels', () => {
  it('searches once for what was typed, from page 1, and announces the count', async () => {
    const { received, user, names } = await renderList({
      path: '/channels?page=2',
      first: makePage([makeRow()]),
      later: () => makePage([makeRow({ name: 'bills' })], { readAt: NOW + 1 }),
    });
    await user.type(screen.getByRole('searchbox', { name: 'Search by name or ID' }), 'bil');
    await waitFor(() => expect(here()).toBe('/channels?q=bil'));
    await waitFor(() => expect(names()).toEqual(['bills']));
    expect(received.at(-1)?.get('q')).toBe('bil');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('1 channel'));
  });

  it('filters by provider, sorts by a header and sets the page size, each from page 1', async () => {
    const { received, user } = await renderList({
      path: '/channels?page=2',
      first: makePage([makeRow()], { total: 45, page: 2 }),
      later: () => makePage([makeRow()]),
    });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Provider:' }), 'All');
    expect(here()).toBe('/channels?provider=all');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(here()).toBe('/channels?provider=all&sort=name:ASC');
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '50');
    expect(here()).toBe('/channels?provider=all&sort=name:ASC&size=50');
    await waitFor(() => expect(received.at(-1)?.get('size')).toBe('50'));
  });

  it('links to the next page with a real link', async () => {
    const { user, names } = await renderList({
      first: makePage([makeRow()], { total: 45 }),
      later: () => makePage([makeRow({ name: 'later' })], { total: 45, page: 2 }),
    });
    const next = screen.getByRole('link', { name: 'Next' });
    expect(next).toHaveAttribute('href', '/channels?page=2');
    await user.click(next);
    await waitFor(() => expect(names()).toEqual(['later']));
    expect(screen.getByText('21–21 of 45 channels')).toBeInTheDocument();
  });

  it('says which offset EventGrid’s limit is, and offers no page after it', async () => {
    const first = makePage([makeRow()], { total: 3_000, page: 6, reach: 120 });
    await renderList({ path: '/channels?page=99', first });
    expect(screen.getByText(/lists only the first 120 records/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Next' })).not.toBeInTheDocument();
  });
});

describe('a list of channels without rows', () => {
  it('offers to create the first one', async () => {
    await renderList({ first: makePage([]) });
    expect(screen.getByRole('heading', { name: /^No custom channels in ?local$/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Create channel' })).toBeInTheDocument();
  });

  it.each([
    ['/channels?q=bilingg&size=50', /No channel has “bilingg” in its name or as its ID/],
    ['/channels?provider=all&size=50', /no channels from this provider/],
  ])('offers to clear the filters of %s', async (path, text) => {
    const { user, names } = await renderList({ path, first: makePage([]), later: () => makePage([makeRow()]) });
    expect(screen.getByRole('heading', { name: 'No channels match' }).parentElement).toHaveTextContent(text);
    await user.click(screen.getByRole('link', { name: 'Clear filters' }));
    await waitFor(() => expect(names()).toEqual(['orders']));
    expect(here()).toBe('/channels?size=50');
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('names user, permission and project if listing is forbidden', async () => {
    await renderList({ first: refusal('refused', { status: 403, code: 'EG.00014030', requestId: 'r-403' }, NOW) });
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('admin doesn’t have eg:channels:list in project local');
    expect(alert).toHaveTextContent('r-403');
    expect(within(alert).queryByRole('button', { name: /Retry|Create/ })).not.toBeInTheDocument();
  });

  it('keeps the rows if they could not be read again, and says so', async () => {
    const later = () => refusal('refused', { status: 502 }, NOW);
    const { user, names } = await renderList({ first: makePage([makeRow()]), later });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^Couldn’t refresh/);
    expect(names()).toEqual(['orders']);
  });
});
