import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChannelListState } from '@/components/channels/picker/channel-rows';
import { useChannelSearch } from '@/components/channels/picker/use-channel-search';
import { channelsRead } from '@/lib/channels/reads';
import { type EgFailure, refusal } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { makeSession } from '../../../support/make-signed-in';
import { renderWithTexts } from '../../../support/render-with-texts';

const owner = { project_id: 'p-1', endpoint_id: 'local' };
const messages = dictionaryOf('en');

const received: URLSearchParams[] = [];
const answers: (() => Response)[] = [];
beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string) => {
    received.push(new URL(url, window.location.href).searchParams);
    return answers.shift()?.();
  });
});
afterEach(() => {
  received.length = 0;
  answers.length = 0;
  vi.unstubAllGlobals();
});

const page = (names: string[], total: number) => () =>
  Response.json({ ok: true, data: { items: names.map((name) => ({ id: `id-${name}`, name })), total } });
const refused =
  (parts: Partial<EgFailure>, kind: EgFailure['kind'] = 'refused') =>
  () => {
    const failure = channelsRead.explain(refusal(kind, parts).failure, { messages, session: makeSession() });
    return Response.json({ ok: false, failure }, { status: 400 });
  };

function search(text = '') {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useChannelSearch(owner, text), { wrapper }).result;
}

describe('useChannelSearch', () => {
  it('names the page’s project, and adds a page to the previous ones', async () => {
    answers.push(page(['a', 'b'], 3), page(['c'], 3));
    const found = search('x');
    await waitFor(() => expect(found.current.rows).toHaveLength(2));
    act(() => found.current.readMore());
    await waitFor(() => expect(found.current.rows.map(({ name }) => name)).toEqual(['a', 'b', 'c']));
    act(() => found.current.readMore());
    expect(received.map(String)).toEqual([
      'project_id=p-1&endpoint_id=local&q=x&offset=0',
      'project_id=p-1&endpoint_id=local&q=x&offset=2',
    ]);
  });

  it('reads, and ends, whatever the browser says about the network', async () => {
    const stop = onlineManager.subscribe(() => {});
    window.dispatchEvent(new Event('offline'));
    expect(onlineManager.isOnline()).toBe(false);
    answers.push(page(['a', 'b'], 3), () => {
      throw new TypeError('Failed to fetch');
    });
    const found = search('x');
    await waitFor(() => expect(found.current.rows).toHaveLength(2));
    act(() => found.current.readMore());
    await waitFor(() => expect(found.current).toMatchObject({ isFailed: true, isReadingMore: false }));
    window.dispatchEvent(new Event('online'));
    stop();
  });

  it('keeps the rows when another page fails, and adds it after Retry', async () => {
    answers.push(page(['a'], 2), refused({ status: 500 }), page(['b'], 2));
    const found = search();
    await waitFor(() => expect(found.current.rows).toHaveLength(1));
    act(() => found.current.readMore());
    await waitFor(() => expect(found.current).toMatchObject({ isFailed: true, failure: { status: 500 } }));
    expect(found.current.rows).toHaveLength(1);
    act(() => found.current.retry());
    await waitFor(() => expect(found.current.rows).toHaveLength(2));
  });

  it.each([
    ['EventGrid forbids it', refused({ status: 403, code: 'EG.00014030' }), true],
    ['another project is signed in', refused({}, 'other-project'), false],
    ['the console does not answer', () => new Response('<html>'), false],
  ])('requests a typed ID only if channels may not be listed: %s', async (_, answer, isForbidden) => {
    answers.push(answer);
    const found = search();
    await waitFor(() => expect(found.current.isFailed).toBe(true));
    expect(found.current.isForbidden).toBe(isForbidden);
  });
});

describe('ChannelListState', () => {
  it.each([
    ['another project is signed in', refused({}, 'other-project'), 'You’re signed in to another project now', false],
    ['EventGrid fails', refused({ status: 500 }), 'EventGrid', true],
    ['the console does not answer', () => new Response('<html>'), 'Couldn’t load the channels.', true],
  ])('says why there are no rows, with Retry if it helps: %s', async (_, answer, words, hasRetry) => {
    answers.push(answer);
    const found = search();
    await waitFor(() => expect(found.current.isFailed).toBe(true));
    renderWithTexts(<ChannelListState results={found.current} />);
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t load the channels.');
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(screen.queryAllByRole('button', { name: 'Retry' })).toHaveLength(hasRetry ? 1 : 0);
  });
});
