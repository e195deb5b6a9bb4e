import { act, renderHook } from '@testing-library/react';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useAction } from '@/components/action/use-action';
import { hostSignIn, reportSignedIn, reportSignedOut, sessionState } from '@/lib/browser/session-signal';
import { success } from '@/lib/eventgrid/failures/result';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
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

/** Mounts the hook around an action that answers its number; `forms` holds what was sent. */
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
  it('sends its fields and comes to the outcome of the action', async () => {
    const { forms, result, run } = mount();
    expect(result.current).toMatchObject({ outcome: null, lost: null, isPending: false });
    expect(await run({ name: 'orders' })).toMatchObject({ submittedAt: '1' });
    expect(forms[0]?.get('name')).toBe('orders');
    expect(result.current).toMatchObject({ outcome: { submittedAt: '1' }, lost: null, isPending: false });
  });

  it('is the only one until it is answered: another sends nothing and comes to nothing', async () => {
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

  it('is the only one while its body is made, too', async () => {
    const body = held<FormData | null>();
    const { forms, result, run } = mount();
    act(() => void result.current.run(() => body.promise));
    expect(await run({})).toBeNull();
    await act(async () => body.resolve(new FormData()));
    expect(forms).toHaveLength(1);
  });

  it('sends nothing where its body comes to nothing, and keeps the outcome before', async () => {
    const { forms, result, run } = mount();
    await run({});
    expect(await run(async () => null)).toBeNull();
    expect(forms).toHaveLength(1);
    expect(result.current).toMatchObject({ outcome: { submittedAt: '1' }, lost: null, isPending: false });
  });

  it('runs another action in place of its own where one is given', async () => {
    const { forms, run } = mount();
    expect(await run({}, { via: async () => outcomeOf('via') })).toMatchObject({ submittedAt: 'via' });
    expect(forms).toEqual([]);
  });

  it('leaves no outcome once it was dismissed', async () => {
    const { result, run } = mount();
    await run({});
    act(() => result.current.dismiss());
    expect(result.current.outcome).toBeNull();
  });
});

describe('the ID of a write', () => {
  it('is another one for each press', async () => {
    const { run, writeIds } = mount();
    await run({});
    await run({});
    const [first, second] = writeIds();
    expect([first, second].every((id) => typeof id === 'string' && isWriteId(id))).toBe(true);
    expect(first).not.toBe(second);
  });

  it('is the given one where the press repeats an earlier one', async () => {
    const { run, writeIds } = mount();
    await run({}, { writeId: 'intent-0000000001' });
    expect(writeIds()).toEqual(['intent-0000000001']);
  });

  it('is not sent where no session is needed', async () => {
    const { forms, run } = mount({ needsSession: false });
    await run({ a: '1' });
    expect([...(forms[0] ?? new FormData()).keys()]).toEqual(['a']);
  });
});

describe('a press when the session is over', () => {
  it('asks to sign in first and sends nothing; after that it is sent', async () => {
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

  it('is sent all the same where nobody can sign in on the page', async () => {
    const { forms, run } = mount();
    act(reportSignedOut);
    await run({});
    expect(forms).toHaveLength(1);
  });

  it('is sent all the same where it needs no session', async () => {
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
  it('is lost, keeps the outcome before and takes the next press, which clears it', async () => {
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

  it('is lost where making its body throws', async () => {
    const { forms, result, run } = mount();
    await run(() => Promise.reject(new Error('a part of the page did not load')));
    expect(result.current).toMatchObject({ lost: 'gone', isPending: false });
    expect(forms).toEqual([]);
  });

  it('leaves what Next throws to Next', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/sign-in;307;' });
    const { result, run } = mount({ answer: () => Promise.reject(redirect) });
    await expect(run({})).rejects.toBe(redirect);
    expect(result.current).toMatchObject({ lost: null, isPending: false });
  });

  // Last: nothing but a new page takes it back.
  it('is of an older page where the console does not know the action, and the page learns it', async () => {
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
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url);
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
    return { answer, asked, early, pressed, result };
  }

  it('loses an answer after 15 s', async () => {
    const { early, pressed, result } = await press(false);
    expect(early).toBe(true);
    expect(result.current).toMatchObject({ lost: 'gone', isPending: false });
    expect(await pressed).toBeNull();
  });

  it('waits on where the console is there and only EventGrid is slow', async () => {
    const { answer, asked, pressed, result } = await press(true);
    expect(result.current).toMatchObject({ lost: null, isPending: true });
    expect(asked.length).toBeGreaterThan(1);
    await act(async () => answer.resolve(outcomeOf('late')));
    expect(await pressed).toMatchObject({ submittedAt: 'late' });
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(before);
  });
});
