import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RefusalStep, type Steps } from '@/components/action/refusal-step';
import { hostSignIn, reportSignedIn, sessionState } from '@/lib/browser/session-signal';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { type EgFailure, refusal } from '@/lib/eventgrid/failures/result';
import { failures } from '@/lib/i18n/en/failures';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  act(reportSignedIn);
});

const explain = (parts: Partial<EgFailure>, kind: EgFailure['kind'] = 'refused') =>
  explainFailure(refusal(kind, parts).failure, { operation: 'createSource', name: 'orders-api', messages: failures });

const THROTTLED = { status: 429, retryAfterSeconds: 3 };
const busyGateway = explain({ status: 503, code: 'APIGW.0000' });

type Shown = { steps?: Steps; busy?: boolean };

function show(explained = explain(THROTTLED), { steps = {}, busy = false }: Shown = {}) {
  const step = (now: typeof explained) => <RefusalStep explained={now} steps={steps} path="/sources/new" busy={busy} />;
  const { container, rerender } = render(step(explained));
  return { container, next: (now: typeof explained) => rerender(step(now)) };
}

const button = () => screen.getByRole('button');
const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));

describe('the next step of a refusal', () => {
  it('is off and counts down during the wait, and then acts once per press', () => {
    const press = vi.fn();
    show(explain(THROTTLED), { steps: { wait: { press } } });
    expect(button()).toHaveTextContent('Create again · 3 s');
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(button());
    pass(2);
    expect(button()).toHaveTextContent('Create again · 1 s');
    fireEvent.click(button());
    expect(press).not.toHaveBeenCalled();
    pass(1);
    expect(button()).toHaveTextContent(/^Create again$/);
    expect(button()).not.toHaveAttribute('aria-disabled');
    fireEvent.click(button());
    expect(press).toHaveBeenCalledTimes(1);
  });

  it('submits no form while it waits, by click or key', () => {
    const submit = vi.fn((event: Event) => event.preventDefault());
    const form = document.createElement('form');
    form.id = 'create';
    form.addEventListener('submit', submit);
    document.body.append(form);
    show(explain(THROTTLED), { steps: { wait: { form: 'create' } } });
    button().click();
    expect(submit).not.toHaveBeenCalled();
    pass(3);
    button().click();
    expect(submit).toHaveBeenCalledTimes(1);
    form.remove();
  });

  it.each([
    [90, 'Create again · 90 s'],
    [91, 'Create again · 2 minutes'],
    [5400, 'Create again · 90 minutes'],
    [7200, 'Create again · 11:30'],
    [86_400, 'Create again · tomorrow 09:30'],
    [3 * 86_400, 'Create again · Nov 28, 2026'],
  ])('says how long %i s are', (retryAfterSeconds, label) => {
    vi.setSystemTime(new Date(2026, 10, 25, 9, 30));
    show(explain({ status: 429, retryAfterSeconds }), { steps: { wait: { press: () => {} } } });
    expect(button()).toHaveTextContent(label);
  });

  it('counts to a moment, also when the clock went on without it', () => {
    show(explain({ status: 429, retryAfterSeconds: 60 }), { steps: { wait: { press: () => {} } } });
    vi.setSystemTime(Date.now() + 50_000);
    pass(1);
    expect(button()).toHaveTextContent('Create again · 9 s');
  });

  it('counts again for another refusal with the same seconds', () => {
    const { next } = show(explain(THROTTLED), { steps: { wait: { press: () => {} } } });
    pass(3);
    next(explain(THROTTLED));
    expect(button()).toHaveTextContent('Create again · 3 s');
  });

  it('is off while it is in progress', () => {
    const press = vi.fn();
    show(busyGateway, { steps: { [busyGateway.action]: { press } }, busy: true });
    fireEvent.click(button());
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    expect(press).not.toHaveBeenCalled();
  });

  it('is a link if it leads somewhere', () => {
    const lost = explain({ nothingChanged: false }, 'timeout');
    expect(lost.action).toBe('look-up');
    show(lost, { steps: { 'look-up': { href: '/sources?q=orders-api' } } });
    expect(screen.getByRole('link', { name: /^Look for ?orders-api$/ })).toHaveAttribute(
      'href',
      '/sources?q=orders-api',
    );
  });

  it('focuses the field that the refusal is about', () => {
    const field = document.createElement('input');
    field.id = 'name';
    document.body.append(field);
    const taken = explain({ status: 409, code: 'EG.00014092' });
    show({ ...taken, action: 'focus-name' }, { steps: { 'focus-name': { focus: '#name' } } });
    fireEvent.click(button());
    expect(field).toHaveFocus();
    field.remove();
  });

  it('sends a form by its ID', () => {
    show({ ...explain({}), action: 'retry' }, { steps: { retry: { form: 'create' } } });
    expect(button()).toHaveAttribute('type', 'submit');
    expect(button()).toHaveAttribute('form', 'create');
  });

  it('is missing if the page has none for it, and only that one is shown', () => {
    const { container } = show(explain(THROTTLED), { steps: { retry: { press: () => {} } } });
    expect(container).toBeEmptyDOMElement();
  });
});

describe('a refusal that ends the session', () => {
  const over = explain({ status: 401, code: 'EG.00014010' });

  it('links to the sign-in page and back, and notifies the page', () => {
    show(over);
    expect(screen.getByRole('link', { name: 'Sign in again' })).toHaveAttribute(
      'href',
      `/sign-in?again=1&next=${encodeURIComponent('/sources/new')}`,
    );
    expect(sessionState().isOver).toBe(true);
  });

  it('opens the dialog if the page can sign in in place', () => {
    const unhost = hostSignIn();
    show(over);
    fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(sessionState().isSignInOpen).toBe(true);
    act(unhost);
  });

  it('does not exist if only a shorter token is needed: the session continues', () => {
    show(explain({ status: 431 }));
    expect(screen.getByRole('link', { name: 'Sign in again' })).toBeInTheDocument();
    expect(sessionState().isOver).toBe(false);
  });
});
