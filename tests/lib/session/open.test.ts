import { beforeEach, describe, expect, it, vi } from 'vitest';
import { orReload } from '@/lib/session/open';
import { pingStore } from '@/lib/store/console-store';
import { StoreDownError } from '@/lib/store/store-down';

// The request and the store's state are fake; Next's redirect is real.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));
vi.mock('@/lib/store/console-store', () => ({ pingStore: vi.fn() }));

const down = new StoreDownError('away');
const settle = (result: Promise<unknown>) => orReload(result).catch((error: unknown) => error);

beforeEach(() => {
  request.headers = new Headers({ 'x-page-address': '/sources?size=25' });
  vi.mocked(pingStore).mockRejectedValue(down);
});

describe('a page whose store failed while it rendered', () => {
  it('redirects the browser to its own address', async () => {
    expect(await settle(Promise.reject(down))).toMatchObject({
      digest: expect.stringMatching(/^NEXT_REDIRECT;replace;\/sources\?size=25;307;/),
    });
  });

  it('returns what the store answered', async () => {
    expect(await settle(Promise.resolve('a session'))).toBe('a session');
  });

  it('fails if the store is reachable after all, instead of looping', async () => {
    vi.mocked(pingStore).mockResolvedValue();
    expect(await settle(Promise.reject(down))).toBe(down);
  });

  it('fails for a posted form, which must not be posted twice', async () => {
    request.headers = new Headers();
    expect(await settle(Promise.reject(down))).toBe(down);
  });

  it('fails for any other error', async () => {
    const bug = new TypeError('a bug');
    expect(await settle(Promise.reject(bug))).toBe(bug);
  });
});
