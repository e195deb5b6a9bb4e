import { act, renderHook } from '@testing-library/react';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useAction } from '@/components/action/use-action';
import { hostSignIn, reportSignedIn, reportSignedOut, sessionState } from '@/lib/browser/session-signal';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { type EgFailure, type LostWriteCheck, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { failures } from '@/lib/i18n/en/failures';
import { isWriteId } from '@/lib/pending-writes/pending-write';
import { held } from '../../support/local-console';

const outcomeOf = (data: string): ActionOutcome<string> => ({
  result: success(data, 'r-1'),
  explained: null,
  report: null,
  fieldErrors: {},
  values: {},
  submittedAt: data,
});

afterEach(() => act(reportSignedIn));

/** Mounts the hook around an action that returns its call number; `forms` records what was sent. */
function mount({ needsSession = true, answer }: { needsSession?: boolean; answer?: Action<string> } = {}) {
  const forms: FormData[] = [];
  const action: Action<string> = async (state, form) => {
    forms.push(form);
    return answer ? answer(state, form) : outcomeOf(String(forms.length));
  };
  const { result } = renderHook(() => useAction(action, { needsSession }));
  const run = (...given: Parameters<typeof result.current.run>) => act(() => result.current.run(...given));
  const writeIds = () => forms.map((form) => form.get('write_id'));
  return { forms, result, run, writeIds };
}

describe('a press', () => {
  it('sends its fields and gets the outcome of the action', async () => {
    const { forms, result, run } = mount();
    expect(result.current).toMatchObject({ outcome: null, lost: null, isPending: false });
    expect(await run({ name: 'orders' })).toMatchObject({ submittedAt: '1' });
    expect(forms[0]?.get('name')).toBe('orders');
    expect(result.current).toMatchObject({ outcome: { submittedAt: '1' }, lost: null, isPending: false });
  });

  it('is the only one until it is answered: another one does nothing', async () => {
    const answer = held<ActionOutcome<string>>();
    const { forms, result, run } = mount({ answer: () => answer.promise });
    let first: Promise<unknown> = Promise.resolve();
    await act(async () => {
      first = result.current.run({});
    });
    expect(result.current.isPending).toBe(true);
    expect(await run({})).toBeNull();
    expect(forms).toHaveLength(1);
    await act(async () => answer.resolve(outcomeOf('a')));
    expect(await first).toMatchObject({ submittedAt: 'a' });
    await run({});
    expect(forms).toHaveLength(2);
  });

  it('is also the only one while its body is being made', async () => {
    const body = held<FormData | null>();
    const { forms, result, run } = mount();
    act(() => void result.current.run(() => body.promise));
    expect(await run({})).toBeNull();
    await act(async () => body.resolve(new FormData()));
    expect(forms).toHaveLength(1);
  });

  it('sends nothing if there is no body, and keeps the previous outcome', async () => {
    const { forms, result, run } = mount();
    await run({});
    expect(await run(async () => null)).toBeNull();
    expect(forms).toHaveLength(1);
    expect(result.current).toMatchObject({ outcome: { submittedAt: '1' }, lost: null, isPending: false });
  });

  it('leaves no outcome once it was dismissed', async () => {
    const { result, run } = mount();
    await run({});
    act(() => result.current.dismiss());
    expect(result.current.outcome).toBeNull();
  });
});

describe('the ID of a write', () => {
  it('is different for each press', async () => {
    const { run, writeIds } = mount();
    await run({});
    await run({});
    const [first, second] = writeIds();
    expect([first, second].every((id) => typeof id === 'string' && isWriteId(id))).toBe(true);
    expect(first).not.toBe(second);
  });

  it('is not sent where no session is needed', async () => {
    const { forms, run } = mount({ needsSession: false });
    await run({ a: '1' });
    expect([...(forms[0] ?? new FormData()).keys()]).toEqual(['a']);
  });
});

describe('a write that is not confirmed', () => {
  const failureOf = (parts: Partial<EgFailure>, kind: EgFailure['kind'] = 'refused'): ActionOutcome<string> => {
    const { failure } = refusal(kind, parts);
    const explained = explainFailure(failure, { operation: 'createSource', messages: failures });
    return { ...outcomeOf(''), result: { ok: false, failure }, explained, report: 'report' };
  };
  const unknown = (nextCheckMs: number | null = 3000, verdict: LostWriteCheck['verdict'] = 'unknown') =>
    failureOf({
      status: 502,
      nothingChanged: verdict === 'not-done',
      lostWriteCheck: { verdict, checks: 1, writeId: 'w', other: null, current: null, nextCheckMs },
    });

  /** Answers with these outcomes in turn, the last one again and again. */
  function mountWith(outcomes: (ActionOutcome<string> | Error)[]) {
    const checked: boolean[] = [];
    const forms: FormData[] = [];
    const action: Action<string> = async (_, form) => {
      forms.push(form);
      const [next] = outcomes.length > 1 ? outcomes.splice(0, 1) : outcomes;
      if (next === undefined || next instanceof Error) throw next;
      return next;
    };
    const onChecked = ({ result }: ActionOutcome<string>) => void checked.push(result.ok);
    const { result, unmount } = renderHook(() => useAction(action, { onChecked }));
    const run = (body: Record<string, string>) => act(() => result.current.run(body));
    return { forms, checked, result, run, unmount };
  }
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  const show = (state: DocumentVisibilityState) => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
  };

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is checked by the page itself, as the same write, until it is found', async () => {
    const { forms, checked, result, run } = mountWith([unknown(), unknown(), outcomeOf('made')]);
    await run({ name: 'orders' });
    await pass(2999);
    expect(forms).toHaveLength(1);
    await pass(1);
    expect(result.current.outcome?.result).toMatchObject({ ok: false });
    await pass(3000);
    expect(forms.map((form) => [form.get('name'), form.get('is_check')])).toEqual([
      ['orders', null],
      ['orders', '1'],
      ['orders', '1'],
    ]);
    expect(new Set(forms.map((form) => form.get('write_id'))).size).toBe(1);
    expect(result.current.outcome).toMatchObject({ submittedAt: 'made' });
    expect(checked).toEqual([true]);
    await pass(60_000);
    expect(forms).toHaveLength(3);
  });

  it('keeps the answer that was lost, with what the check found', async () => {
    const notDone = unknown(null, 'not-done');
    const { result, run } = mountWith([unknown(), { ...notDone, report: null }]);
    await run({});
    await pass(3000);
    expect(result.current.outcome).toMatchObject({
      result: { failure: { status: 502, nothingChanged: true, lostWriteCheck: { verdict: 'not-done' } } },
      explained: { action: 'retry' },
      report: 'report',
    });
  });

  it('waits as long as the lost answer required, however soon it is known', async () => {
    const throttled = unknown();
    if (throttled.explained) throttled.explained.waitSeconds = 60;
    const { result, run, forms } = mountWith([throttled, unknown(null, 'not-done'), outcomeOf('made')]);
    await run({});
    await pass(3000);
    expect(result.current).toMatchObject({ waitSeconds: 57, outcome: { explained: { action: 'retry' } } });
    expect(await run({})).toBeNull();
    await pass(57_000);
    await run({});
    expect(forms).toHaveLength(3);
  });

  it('is not checked while the page is hidden, and once it is back', async () => {
    const { forms, run } = mountWith([unknown(), outcomeOf('made')]);
    await run({});
    show('hidden');
    await pass(60_000);
    expect(forms).toHaveLength(1);
    show('visible');
    await pass(0);
    expect(forms).toHaveLength(2);
  });

  it.each([
    ['is lost', new TypeError('Failed to fetch')],
    ['is refused', failureOf({}, 'signed-out')],
  ])('is checked again if a check %s, at most 40 times', async (_, answer) => {
    const { forms, result, run } = mountWith([unknown(), answer]);
    await run({});
    for (let round = 0; round < 60; round += 1) await pass(3000);
    expect(forms).toHaveLength(41);
    expect(result.current).toMatchObject({ lost: null, outcome: { result: { failure: { status: 502 } } } });
  });

  it('ends with its form', async () => {
    const { forms, run, unmount } = mountWith([unknown()]);
    await run({});
    unmount();
    await pass(60_000);
    expect(forms).toHaveLength(1);
  });

  it('is only checked by the same press again, and another press is a write of its own', async () => {
    const { forms, run } = mountWith([unknown()]);
    await run({ name: 'a' });
    await run({ name: 'a' });
    await run({ name: 'b' });
    expect(forms.map((form) => form.get('is_check'))).toEqual([null, '1', null]);
    expect(forms[2]?.get('write_id')).not.toBe(forms[0]?.get('write_id'));
  });

  it('is the same write if the console did not answer and the same is pressed again', async () => {
    const { forms, run } = mountWith([new TypeError('Failed to fetch'), outcomeOf('made')]);
    await run({ name: 'a' });
    await run({ name: 'a' });
    await run({ name: 'a' });
    const [lost, again, next] = forms.map((form) => form.get('write_id'));
    expect(again).toBe(lost);
    expect(next).not.toBe(lost);
  });

  it('is sent again once it was not done', async () => {
    const { forms, run } = mountWith([unknown(null, 'not-done')]);
    await run({ name: 'a' });
    await run({ name: 'a' });
    expect(forms.map((form) => form.get('is_check'))).toEqual([null, null]);
    expect(forms[1]?.get('write_id')).not.toBe(forms[0]?.get('write_id'));
  });

  it('sends nothing while the last refusal asks to wait, and each refusal has its own wait', async () => {
    const throttled = () => failureOf({ status: 429, retryAfterSeconds: 28 });
    const { forms, result, run } = mountWith([throttled(), throttled(), outcomeOf('made')]);
    for (const sent of [1, 2]) {
      await run({});
      expect([forms.length, result.current.waitSeconds]).toEqual([sent, 28]);
      await pass(27_000);
      expect(await run({})).toBeNull();
      expect([forms.length, result.current.waitSeconds]).toEqual([sent, 1]);
      await pass(1000);
    }
    expect(await run({})).toMatchObject({ submittedAt: 'made' });
    expect(forms).toHaveLength(3);
  });
});

describe('a press when the session is over', () => {
  it('first requests sign-in and sends nothing; then it is sent', async () => {
    const { forms, result, run } = mount();
    let unhost = () => {};
    act(() => {
      unhost = hostSignIn();
      reportSignedOut();
    });
    expect(await run({})).toBeNull();
    expect(forms).toEqual([]);
    expect(sessionState().isSignInOpen).toBe(true);
    expect(result.current).toMatchObject({ isPending: false, lost: null });
    act(reportSignedIn);
    await run({});
    expect(forms).toHaveLength(1);
    act(unhost);
  });

  it('is sent anyway on a page without a sign-in dialog', async () => {
    const { forms, run } = mount();
    act(reportSignedOut);
    await run({});
    expect(forms).toHaveLength(1);
  });

  it('is sent anyway if it needs no session', async () => {
    const { forms, run } = mount({ needsSession: false });
    let unhost = () => {};
    act(() => {
      unhost = hostSignIn();
      reportSignedOut();
    });
    await run({});
    expect(forms).toHaveLength(1);
    expect(sessionState().isSignInOpen).toBe(false);
    act(unhost);
  });
});

describe('a press without an answer', () => {
  it('is lost, keeps the previous outcome and accepts the next press, which clears it', async () => {
    const second = held<ActionOutcome<string>>();
    const answers: Action<string>[] = [
      async () => outcomeOf('first'),
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => second.promise,
    ];
    const { result, run } = mount({
      answer: (state, form) => answers.shift()?.(state, form) ?? Promise.reject(new Error('One press too many')),
    });
    await run({});
    expect(await run({})).toBeNull();
    expect(result.current).toMatchObject({ outcome: { submittedAt: 'first' }, lost: 'gone', isPending: false });
    await act(async () => void result.current.run({}));
    expect(result.current).toMatchObject({ lost: null, isPending: true });
    await act(async () => second.resolve(outcomeOf('last')));
    expect(result.current).toMatchObject({ outcome: { submittedAt: 'last' }, lost: null });
  });

  it.each([
    ['making its body throws', () => Promise.reject(new Error('a bug'))],
    [
      'its body is made without waiting',
      () => {
        throw new Error('a bug');
      },
    ],
  ])('is no such press, but a page that breaks, if %s', async (_, body) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { forms, run } = mount();
    await expect(run(body)).rejects.toThrow('a bug');
    expect(forms).toEqual([]);
  });

  it('leaves what Next throws to Next', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/sign-in;307;' });
    const { run } = mount({ answer: () => Promise.reject(redirect) });
    await expect(run({})).rejects.toBe(redirect);
  });

  // Last: only a new page resets this.
  it('belongs to an outdated page if the console does not know the action, and the page is notified', async () => {
    const answer = () => Promise.reject(new UnrecognizedActionError('Server Action "x" was not found on the server.'));
    const { result, run } = mount({ answer });
    expect(await run({})).toBeNull();
    expect(result.current.lost).toBe('updated');
    expect(sessionState().isUpdated).toBe(true);
  });
});

describe('a console that hangs', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** Presses once and lets 40 s pass; `alive` tells whether the console still answers /healthz. */
  async function press(alive: boolean) {
    vi.useFakeTimers();
    const requests: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      requests.push(url);
      return alive ? Promise.resolve(new Response('ok')) : new Promise(() => {});
    });
    const answer = held<ActionOutcome<string>>();
    const { result } = mount({ answer: () => answer.promise });
    let pressed: Promise<unknown> = Promise.resolve();
    await act(async () => {
      pressed = result.current.run({});
      await vi.advanceTimersByTimeAsync(14_900);
    });
    const early = result.current.isPending;
    await act(() => vi.advanceTimersByTimeAsync(25_100));
    return { answer, requests, early, pressed, result };
  }

  it('loses an answer after 15 s', async () => {
    const { early, pressed, result } = await press(false);
    expect(early).toBe(true);
    expect(result.current).toMatchObject({ lost: 'gone', isPending: false });
    expect(await pressed).toBeNull();
  });

  it('waits on where the console is there and only EventGrid is slow', async () => {
    const { answer, requests, pressed, result } = await press(true);
    expect(result.current).toMatchObject({ lost: null, isPending: true });
    expect(requests.length).toBeGreaterThan(1);
    await act(async () => answer.resolve(outcomeOf('late')));
    expect(await pressed).toMatchObject({ submittedAt: 'late' });
    const before = requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(before);
  });
});
