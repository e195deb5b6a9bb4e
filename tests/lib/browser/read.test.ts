import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelDependants, channelKeys, channelsList } from '@/lib/browser/queries/channels';
import { oneSource, sourceKeys } from '@/lib/browser/queries/sources';
import { channelSubscriptions } from '@/lib/browser/queries/subscriptions';
import { CHANNELS_QUERY_DEFAULTS } from '@/lib/channels/query';

const owner = { project_id: 'p-1', endpoint_id: 'local' };
const OWNER = 'project_id=p-1&endpoint_id=local';

let client: QueryClient;
const fetched = vi.fn<(url: string) => Promise<Response>>();
beforeEach(() => {
  client = new QueryClient();
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

describe('queries of the console’s own routes', () => {
  it('ask each route for the owner of the page', async () => {
    fetched.mockImplementation(async () => Response.json({ ok: true, data: { total: 1 }, requestId: null }));
    await client.fetchQuery(oneSource(owner, 's/1'));
    await client.fetchQuery(channelSubscriptions(owner, 'c-1'));
    await client.fetchQuery(channelDependants(owner, 'c-1'));
    await client.fetchQuery(channelsList(owner, { ...CHANNELS_QUERY_DEFAULTS, q: 'x' }));
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([
      `/api/sources/s%2F1?${OWNER}`,
      `/api/subscriptions?${OWNER}&channel_id=c-1`,
      `/api/channels/dependants?${OWNER}&channel_id=c-1`,
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
    expect(channelKeys.dependants(owner, 'c-1').slice(0, 1)).toEqual(channelKeys.all);
  });
});
