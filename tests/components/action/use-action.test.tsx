import { act, renderHook } from '@testing-library/react';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { afterEach, describe, expect, it } from 'vitest';
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

  it('runs another action instead of its own if one is given', async () => {
    const { forms, run } = mount();
    expect(await run({}, { via: async () => outcomeOf('via') })).toMatchObject({ submittedAt: 'via' });
    expect(forms).toEqual([]);
  });

  it('leaves no outcome after it was dismissed', async () => {
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

  it('is the given one if the press repeats an earlier one', async () => {
    const { run, writeIds } = mount();
    await run({}, { writeId: 'intent-0000000001' });
    expect(writeIds()).toEqual(['intent-0000000001']);
  });

  it('is not sent if no session is needed', async () => {
    const { forms, run } = mount({ needsSession: false });
    await run({ a: '1' });
    expect([...(forms[0] ?? new FormData()).keys()]).toEqual(['a']);
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

  it('is lost if making its body throws', async () => {
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

  // Last: only a new page resets this.
  it('belongs to an outdated page if the console does not know the action, and the page is notified', async () => {
    const answer = () => Promise.reject(new UnrecognizedActionError('Server Action "x" was not found on the server.'));
    const { result, run } = mount({ answer });
    expect(await run({})).toBeNull();
    expect(result.current.lost).toBe('updated');
    expect(sessionState().isUpdated).toBe(true);
  });
});
