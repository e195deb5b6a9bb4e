import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignOutForm } from '@/components/session/sign-out-form';
import { notifyTabs } from '@/lib/browser/tabs';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { DRAFTS, draftPrefix } from '@/lib/sources/draft-keys';
import { held, renderPart } from '../../support/local-console';
import { makeSession } from '../../support/make-signed-in';

const FAILED = dictionaryOf('en').session.signOutFailed;
const outcomeOf = (result: ActionOutcome<null>['result']): ActionOutcome<null> => ({
  result,
  explained: null,
  report: null,
  fieldErrors: {},
  values: {},
  submittedAt: '',
});

let messages: string[];
let alerted: string[];
let left: string[];
let tab: BroadcastChannel;
beforeEach(() => {
  messages = [];
  alerted = [];
  tab = new BroadcastChannel('eventgrid-session');
  tab.onmessage = ({ data }) => messages.push(data);
  left = [];
  vi.stubGlobal('location', { pathname: '/sources', search: '', replace: (address: string) => left.push(address) });
  vi.spyOn(window, 'alert').mockImplementation((text) => alerted.push(String(text)));
});
afterEach(() => {
  vi.useRealTimers();
  tab.close();
  vi.unstubAllGlobals();
  document.documentElement.hidden = false;
});

function show(action: Action<null>) {
  const forms: FormData[] = [];
  const { user } = renderPart(
    <SignOutForm
      action={(state, form) => {
        forms.push(form);
        return action(state, form);
      }}
    >
      <input type="hidden" name="csrf" value="kept" />
      <button type="submit">Sign out</button>
    </SignOutForm>,
  );
  return { user, forms };
}

const signOut = () => screen.getByRole('button', { name: 'Sign out' });
/** Waits for the messages sent so far: later messages come after it. */
async function heardSoFar() {
  notifyTabs('seen');
  await waitFor(() => expect(messages).toContain('seen'));
}

describe('signing out', () => {
  it('notifies the tabs after the console has confirmed that the session is gone, and not before', async () => {
    const answer = held<ActionOutcome<null>>();
    const { user, forms } = show(() => answer.promise);
    await user.click(signOut());
    await waitFor(() => expect(forms).toHaveLength(1));
    await heardSoFar();
    expect(messages).toEqual(['seen']);
    expect(left).toEqual([]);
    await act(async () => answer.resolve(outcomeOf(success(null, null))));
    await waitFor(() => expect(messages).toEqual(['seen', 'signed-out']));
    // By itself: the router may have replaced the frame that listens.
    expect(left).toEqual(['/sources']);
    expect(alerted).toEqual([]);
  });

  it('sends the form’s fields and no write ID, and requests to stay on the page', async () => {
    const { user, forms } = show(async () => outcomeOf(success(null, null)));
    await user.click(signOut());
    await waitFor(() => expect(forms).toHaveLength(1));
    expect([...(forms[0] ?? new FormData())]).toEqual([
      ['csrf', 'kept'],
      ['stay', '1'],
    ]);
    await waitFor(() => expect(messages).toHaveLength(1));
  });

  it('is sent once for two presses, and the second is not a failure', async () => {
    const answer = held<ActionOutcome<null>>();
    const { user, forms } = show(() => answer.promise);
    await user.dblClick(signOut());
    await waitFor(() => expect(forms).toHaveLength(1));
    await act(async () => answer.resolve(outcomeOf(success(null, null))));
    await waitFor(() => expect(messages).toEqual(['signed-out']));
    expect(forms).toHaveLength(1);
    expect(alerted).toEqual([]);
  });

  it('removes the drafts of all users, keeps what others stored, and hides the page', async () => {
    localStorage.setItem(`${draftPrefix(makeSession())}page-1`, '{}');
    localStorage.setItem('somebody-else', 'kept');
    const { user } = show(async () => outcomeOf(success(null, null)));
    await user.click(signOut());
    await waitFor(() => expect(left).toEqual(['/sources']));
    expect(Object.keys(localStorage).sort()).toEqual([DRAFTS, 'somebody-else']);
    expect(document.body).not.toBeVisible();
    localStorage.clear();
  });

  it('works in a browser that stores nothing', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('Denied', 'SecurityError');
    });
    const { user } = show(async () => outcomeOf(success(null, null)));
    await user.click(signOut());
    await waitFor(() => expect(left).toEqual(['/sources']));
    expect(alerted).toEqual([]);
  });

  it.each<[string, Action<null>]>([
    ['the console did not answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the console could not end the session', async () => outcomeOf(refusal('store-down'))],
  ])('says that the session may still exist if %s, and notifies no tab', async (_why, action) => {
    const { user } = show(action);
    await user.click(signOut());
    await waitFor(() => expect(alerted).toEqual([FAILED]));
    await heardSoFar();
    expect(messages).toEqual(['seen']);
    expect(left).toEqual([]);
  });

  it('says so 15 s after the press if the console hangs, and a second press sends nothing more', async () => {
    vi.useFakeTimers();
    const answer = held<ActionOutcome<null>>();
    const { forms } = show(() => answer.promise);
    const press = async () => {
      fireEvent.click(signOut());
      await vi.advanceTimersByTimeAsync(14_900);
    };
    await press();
    expect(alerted).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(alerted).toEqual([FAILED]);
    await press();
    await vi.advanceTimersByTimeAsync(200);
    expect(alerted).toEqual([FAILED, FAILED]);
    expect(forms).toHaveLength(1);
    vi.useRealTimers();
    // It was only late.
    await act(async () => answer.resolve(outcomeOf(success(null, null))));
    await waitFor(() => expect(left).toEqual(['/sources']));
  });
});
