import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSessionEnd } from '@/components/session/use-session-end';
import { reportSignedIn, reportSignedOut, sessionState } from '@/lib/browser/session-signal';
import { notifyTabs } from '@/lib/browser/tabs';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;
const OWNER = { project_id: 'p-1', endpoint_id: 'local' };
/** As long as the console's own default. */
const IDLE_MS = 30 * MINUTE;

let isRunning = false;
let requests: string[];
let answer: unknown;
beforeEach(() => {
  isRunning = true;
  // The tabs' messages travel on real time.
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  requests = [];
  answer = success(null, null);
  vi.stubGlobal('fetch', async (address: string) => {
    requests.push(address);
    return Response.json(answer);
  });
});
afterEach(() => {
  isRunning = false;
  vi.useRealTimers();
  vi.unstubAllGlobals();
  act(reportSignedIn);
});

type Options = { endsAt?: string; serverNow?: number; idleMs?: number };

const watch = ({ endsAt = at(12 * 60 * MINUTE), serverNow = NOW, idleMs = IDLE_MS }: Options = {}) =>
  renderHook(() => useSessionEnd(endsAt, serverNow, idleMs, OWNER)).result;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** Waits on real time for what another tab reported, or what the console answered. */
async function until(isSo: () => boolean) {
  while (!isSo() && isRunning) await act(() => new Promise<void>((resolve) => setImmediate(resolve)));
}
const at = (ms: number) => new Date(NOW + ms).toISOString();

describe('an end that nothing puts off', () => {
  it('is near five minutes before, and then the page learns that the session is over', async () => {
    const end = watch({ endsAt: at(20 * MINUTE) });
    await pass(15 * MINUTE - 1);
    expect(end.current).toBeNull();
    await pass(1);
    expect(end.current).toEqual({ at: NOW + 20 * MINUTE, isIdle: false });
    await pass(5 * MINUTE - 1);
    expect(sessionState().isOver).toBe(false);
    await pass(1);
    expect(sessionState().isOver).toBe(true);
    expect(requests).toEqual([]);
  });

  it('is counted by the time that the server had left, whatever the browser’s clock says', async () => {
    // The server is an hour ahead of this browser.
    const end = watch({ endsAt: at(80 * MINUTE), serverNow: NOW + 60 * MINUTE });
    await pass(15 * MINUTE);
    expect(end.current).toEqual({ at: NOW + 20 * MINUTE, isIdle: false });
  });

  it('that is over already is reported immediately', async () => {
    watch({ endsAt: at(-1) });
    await pass(0);
    expect(sessionState().isOver).toBe(true);
  });
});

describe('a computer that slept', () => {
  /** Time goes on while no timer runs, as in a laptop that is closed. */
  const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms);
  const wake = () => act(() => void document.dispatchEvent(new Event('visibilitychange')));

  it('warns when it wakes up near the end', async () => {
    const end = watch({ endsAt: at(20 * MINUTE) });
    sleep(17 * MINUTE);
    wake();
    expect(end.current).toEqual({ at: NOW + 20 * MINUTE, isIdle: false });
    expect(sessionState().isOver).toBe(false);
  });

  it('learns after the end that the session is over, without any event within half a minute', async () => {
    watch({ endsAt: at(20 * MINUTE) });
    sleep(60 * MINUTE);
    await pass(30_000);
    expect(sessionState().isOver).toBe(true);
  });

  it('asks the console once when it was idle for too long', async () => {
    watch();
    sleep(8 * 60 * MINUTE);
    wake();
    wake();
    await pass(0);
    expect(requests).toEqual(['/api/session?project_id=p-1&endpoint_id=local']);
  });
});

describe('an end because nothing is requested', () => {
  it('is near five minutes before the earliest moment at which the console may end it', async () => {
    const end = watch();
    // The console notes once a minute that it got a request.
    await pass(24 * MINUTE - 1);
    expect(end.current).toBeNull();
    await pass(1);
    expect(end.current).toEqual({ at: NOW + 29 * MINUTE, isIdle: true });
  });

  it('is near a third before, where the time is short', async () => {
    const end = watch({ idleMs: 3 * MINUTE });
    await pass(3 * MINUTE - 18_000 - MINUTE - 1);
    expect(end.current).toBeNull();
    await pass(1);
    expect(end.current).toEqual({ at: NOW + 3 * MINUTE - 18_000, isIdle: true });
  });

  it('is put off when a tab of this browser is answered', async () => {
    const end = watch();
    await pass(24 * MINUTE);
    expect(end.current).not.toBeNull();
    notifyTabs('seen');
    await until(() => end.current === null);
    expect(end.current).toBeNull();
    await pass(24 * MINUTE - 1000);
    expect(end.current).toBeNull();
  });

  it('is checked with the console before it is believed: another console’s tab may have kept it', async () => {
    watch();
    await pass(31 * MINUTE - 1);
    expect(requests).toEqual([]);
    await pass(1);
    expect(requests).toEqual(['/api/session?project_id=p-1&endpoint_id=local']);
    expect(sessionState().isOver).toBe(false);
  });

  it('is over where the console says so', async () => {
    const context = { messages: dictionaryOf('en'), session: null };
    answer = { ok: false, failure: explainReadFailure(refusal('signed-out').failure, 'listSources', context) };
    watch();
    await pass(31 * MINUTE);
    await until(() => sessionState().isOver);
    expect(sessionState().isOver).toBe(true);
  });
});

describe('a page with a session', () => {
  it('treats an end that was reported before it as past', () => {
    act(reportSignedOut);
    watch();
    expect(sessionState().isOver).toBe(false);
  });

  it('learns from another tab that a person has signed in again', async () => {
    watch();
    act(reportSignedOut);
    notifyTabs('signed-in');
    await until(() => !sessionState().isOver);
    expect(sessionState().isOver).toBe(false);
  });

  it('asks and tells nothing once it was left', async () => {
    const { unmount } = renderHook(() => useSessionEnd(at(MINUTE), NOW, IDLE_MS, OWNER));
    unmount();
    await pass(60 * MINUTE);
    expect(requests).toEqual([]);
    expect(sessionState().isOver).toBe(false);
  });
});
