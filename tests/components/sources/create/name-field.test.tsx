import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useNameCheck } from '@/components/sources/create/name-field';

const owner = { project_id: 'p-1', endpoint_id: 'local', project_name: 'billing' };

afterEach(() => {
  vi.unstubAllGlobals();
});

function check(answer: () => Promise<Response>) {
  const fetched = vi.fn<(url: string) => Promise<Response>>(answer);
  // On a slow machine the console is also asked whether it lives.
  vi.stubGlobal('fetch', (url: string) => (url === '/healthz' ? Promise.resolve(new Response('ok')) : fetched(url)));
  const { result } = renderHook(() => useNameCheck(owner, 'orders-api', true));
  return { result, fetched };
}

it('checks in the page’s project which source has the name', async () => {
  const { result, fetched } = check(async () =>
    Response.json({ ok: true, data: { taken: true, channel: 'orders' }, requestId: null }),
  );
  await waitFor(() => expect(result.current).toEqual({ kind: 'taken', channel: 'orders' }));
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/sources/name?project_id=p-1&endpoint_id=local&name=orders-api');
});

it.each([
  ['a refusal', async () => Response.json({ ok: false, failure: { state: 'error' } }, { status: 409 })],
  ['HTML', async () => new Response('<html>')],
  ['no answer', async () => Promise.reject(new TypeError('no network'))],
])('says nothing if it does not know: %s', async (_, answer) => {
  const { result, fetched } = check(answer);
  await waitFor(() => expect(fetched).toHaveBeenCalledOnce());
  await fetched.mock.results[0]?.value.catch(() => {});
  await waitFor(() => expect(result.current).toEqual({ kind: 'unknown' }));
});
