import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelDependants, channelSearchKey } from '@/lib/browser/queries/channel-dialogs';
import { channelKeys, channelSourceCounts, channelsList } from '@/lib/browser/queries/channels';
import { oneSource, sourceKeys, sourcesList } from '@/lib/browser/queries/sources';
import { channelSubscriptions, channelsSubscriptions } from '@/lib/browser/queries/subscriptions';
import { readOwn } from '@/lib/browser/read';
import { hostSignIn, reportSignedIn, reportSignedOut, sessionState } from '@/lib/browser/session-signal';
import { CHANNELS_URL } from '@/lib/channels/query';
import { SOURCES_URL } from '@/lib/sources/query';

// As in the create form: what it knows besides the project stays out of the address.
const owner = { project_id: 'p-1', endpoint_id: 'local', project_name: 'billing' };
const OWNER = 'project_id=p-1&endpoint_id=local';

let client: QueryClient;
const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
beforeEach(() => {
  client = new QueryClient();
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  client.clear();
  reportSignedIn();
  hostSignIn()();
  vi.unstubAllGlobals();
});

const answer = (data: unknown) => async () => Response.json({ ok: true, data, requestId: null });
/** Never answers, until the request is aborted. */
const silence = (_url: string, { signal }: RequestInit) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

describe('readOwn', () => {
  it('names the project that the page was opened for, and nothing else about it', async () => {
    fetched.mockImplementation(answer(['a']));
    expect(await readOwn('/api/things', { q: 'a&b' }, owner)).toEqual(['a']);
    expect(fetched.mock.calls[0]?.[0]).toBe(`/api/things?${OWNER}&q=a%26b`);
  });

  it('throws the explained refusal as it is', async () => {
    fetched.mockImplementation(async () =>
      Response.json({ ok: false, failure: { state: 'error', title: 'Busy' } }, { status: 503 }),
    );
    await expect(readOwn('/api/things', {}, owner)).rejects.toEqual({ state: 'error', title: 'Busy' });
    expect(sessionState().isOver).toBe(false);
  });

  it.each([
    ['HTML', async () => new Response('<html>', { status: 502 })],
    ['an empty answer', async () => new Response(null, { status: 200 })],
    ['JSON in another shape', async () => Response.json({ error: 'no route' }, { status: 404 })],
    ['null', async () => Response.json(null)],
    ['no answer at all', async () => Promise.reject(new TypeError('no network'))],
  ])('throws null if the console itself did not answer: %s', async (_, given) => {
    fetched.mockImplementation(given);
    await expect(readOwn('/api/things', {}, owner)).rejects.toBeNull();
  });

  it.each([
    ['without a signal of its own', undefined],
    ['with one', new AbortController().signal],
  ])('takes 15 s of silence for no answer, in a browser without AbortSignal.any, %s', async (_, signal) => {
    vi.stubGlobal('AbortSignal', class {});
    vi.useFakeTimers();
    fetched.mockImplementation(silence);
    let thrown: unknown = 'nothing yet';
    void readOwn('/api/things', {}, owner, signal).catch((error) => {
      thrown = error;
    });
    await vi.advanceTimersByTimeAsync(14_999);
    expect(thrown).toBe('nothing yet');
    await vi.advanceTimersByTimeAsync(1);
    expect(thrown).toBeNull();
    expect(fetched.mock.calls[0]?.[1].signal?.aborted).toBe(true);
    vi.useRealTimers();
  });

  it('takes a bug for a bug, not for silence', async () => {
    vi.stubGlobal('AbortController', undefined);
    await expect(readOwn('/api/things', {}, owner)).rejects.toBeInstanceOf(TypeError);
  });

  it('throws the abort reason when the answer is no longer needed', async () => {
    fetched.mockImplementation(silence);
    const wanted = new AbortController();
    const read = expect(readOwn('/api/things', {}, owner, wanted.signal)).rejects.toBe('left');
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    wanted.abort('left');
    await read;
  });

  it('reports a session that has ended, and sends nothing more until there is a new one', async () => {
    hostSignIn();
    fetched.mockImplementationOnce(async () =>
      Response.json({ ok: false, failure: { state: 'signed-out' } }, { status: 401 }),
    );
    await expect(readOwn('/api/things', {}, owner)).rejects.toEqual({ state: 'signed-out' });
    expect(sessionState().isOver).toBe(true);

    fetched.mockImplementation(answer('read'));
    const waiting = readOwn('/api/things', {}, owner);
    await new Promise(setImmediate);
    expect(fetched).toHaveBeenCalledOnce();
    reportSignedIn();
    expect(await waiting).toBe('read');
  });

  it('stops waiting for a session when the answer is no longer needed', async () => {
    hostSignIn();
    reportSignedOut();
    const wanted = new AbortController();
    const read = expect(readOwn('/api/things', {}, owner, wanted.signal)).rejects.toBe('left');
    wanted.abort('left');
    await read;
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('queries of the console’s own routes', () => {
  it('send each route the owner of the page', async () => {
    fetched.mockImplementation(answer({ total: 1 }));
    await client.fetchQuery(oneSource(owner, 's/1'));
    await client.fetchQuery(sourcesList(owner, { ...SOURCES_URL.defaults, page: 2 }));
    await client.fetchQuery(channelSubscriptions(owner, 'c-1'));
    await client.fetchQuery(channelsSubscriptions(owner, ['c-1', 'c-2']));
    await client.fetchQuery(channelDependants(owner, 'c-1'));
    await client.fetchQuery(channelSourceCounts(owner, ['c-1', 'c-2']));
    await client.fetchQuery(channelsList(owner, { ...CHANNELS_URL.defaults, q: 'x' }));
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([
      `/api/sources/s%2F1?${OWNER}`,
      `/api/sources?${OWNER}&page=2`,
      `/api/channels/subscriptions?${OWNER}&channel_id=c-1`,
      `/api/channels/subscriptions?${OWNER}&channel_id=c-1`,
      `/api/channels/subscriptions?${OWNER}&channel_id=c-2`,
      `/api/channels/dependants?${OWNER}&channel_id=c-1`,
      `/api/channels/source-counts?${OWNER}&channel_ids=c-1%2Cc-2`,
      `/api/channels?${OWNER}&q=x`,
    ]);
  });

  it('throw the explained refusal, and null when something else answers', async () => {
    fetched.mockImplementationOnce(async () =>
      Response.json({ ok: false, failure: { state: 'missing' } }, { status: 404 }),
    );
    await expect(client.fetchQuery(oneSource(owner, 's-1'))).rejects.toEqual({ state: 'missing' });
    fetched.mockImplementationOnce(async () => new Response('<html>'));
    await expect(client.fetchQuery(oneSource(owner, 's-2'))).rejects.toBeNull();
    fetched.mockImplementationOnce(async () => Promise.reject(new TypeError('no network')));
    await expect(client.fetchQuery(oneSource(owner, 's-3'))).rejects.toBeNull();
  });

  it('are forgotten together by the key of their noun', () => {
    expect(sourceKeys.one(owner, 's-1').slice(0, 1)).toEqual(sourceKeys.all);
    expect(channelDependants(owner, 'c-1').queryKey.slice(0, 1)).toEqual(channelKeys.all);
    expect(channelSearchKey(owner, 'x', 1).slice(0, 1)).toEqual(channelKeys.all);
  });

  it('of one project never give data to another', () => {
    const other = { ...owner, project_id: 'p-2' };
    expect(channelSearchKey(owner, 'x', 1)).not.toEqual(channelSearchKey(other, 'x', 1));
    expect(oneSource(owner, 's-1').queryKey).not.toEqual(oneSource(other, 's-1').queryKey);
  });
});
