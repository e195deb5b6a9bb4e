import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useOneItem } from '@/components/list/panel/use-one-item';
import { oneSource, sourceKeys } from '@/lib/browser/queries/sources';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { refusal } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';

afterEach(() => {
  // By the clock that it began with: by another one its next read is due already.
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const OWNER = { project_id: 'p-1', endpoint_id: 'local' };
const DAY_MS = 86_400_000;

/**
 * Answers each read with 429 and this Retry-After, as the route does. Returns how often this source was read so far:
 * what another component still reads as its test ends comes here too.
 */
function answerWait(sourceId: string, seconds: number) {
  const { failure } = refusal('refused', { status: 429, retryAfterSeconds: seconds });
  const explained = explainReadFailure(failure, 'getSource', { messages: dictionaryOf('en'), session: null });
  const fetched = vi.fn(async (_path: string) => Response.json({ ok: false, failure: explained }));
  vi.stubGlobal('fetch', fetched);
  return () => fetched.mock.calls.filter(([path]) => path.startsWith(`/api/sources/${sourceId}?`)).length;
}

it.each([
  [60, 61_000, 2],
  [60, 59_000, 1],
  // A timer of more than 2^31 - 1 ms fires immediately.
  [2_592_000, DAY_MS, 1],
  [999_999_999, DAY_MS, 1],
])('after a refusal that asks to wait %i s, %i ms later has read %i times', async (seconds, ms, times) => {
  vi.useFakeTimers();
  const sourceId = `s-${seconds}-${ms}`;
  const readTimes = answerWait(sourceId, seconds);
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  renderHook(() => useOneItem(oneSource(OWNER, sourceId), sourceKeys.lists()), { wrapper });
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(readTimes()).toBe(1);
  await act(() => vi.advanceTimersByTimeAsync(ms));
  expect(readTimes()).toBe(times);
});
