import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import SessionPart from '@/components/session/session-part';
import type { SessionEnd } from '@/components/session/use-session-end';
import { sessionState, showSignInDialog } from '@/lib/browser/session-signal';
import { renderWithTexts } from '../../support/render-with-texts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;
const HERE = {
  region: { id: 'local', name: 'Local EventGrid' },
  project: { id: 'p-1', name: 'local' },
  user: { name: 'admin', account: 'northwind' },
};

beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => {
  vi.useRealTimers();
  act(() => showSignInDialog(false));
});

function show(given: { isOver?: boolean; end?: SessionEnd | null }) {
  const onStay = vi.fn();
  const banner = ({ isOver = false, end = null }: typeof given) => (
    <SessionPart
      here={HERE}
      action={() => Promise.reject(new Error('Not sent'))}
      state={{ isOver, isSignInOpen: false, isUpdated: false, canSignIn: false, visitAgain: null }}
      end={end}
      onStay={onStay}
    />
  );
  const { container, rerender } = renderWithTexts(banner(given));
  return { container, onStay, next: (now: typeof given) => rerender(banner(now)) };
}

const near = () => screen.getByRole('region', { name: 'Session' });

describe('the banner above a page', () => {
  it('is not shown while the session continues', () => {
    expect(show({}).container).toBeEmptyDOMElement();
  });

  it('counts the minutes to an end that cannot be postponed, and offers to sign in', () => {
    const { onStay } = show({ end: { at: NOW + 5 * MINUTE, isIdle: false } });
    expect(near()).toHaveTextContent('Your session ends in 5 min.');
    act(() => void vi.advanceTimersByTime(MINUTE));
    expect(near()).toHaveTextContent('Your session ends in 4 min.');
    act(() => void vi.advanceTimersByTime(3 * MINUTE + 15_000));
    expect(near()).toHaveTextContent('Your session ends in under a minute.');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(sessionState().isSignInOpen).toBe(true);
    expect(onStay).not.toHaveBeenCalled();
  });

  it('offers to stay if the session ends only because it is idle', () => {
    const { onStay } = show({ end: { at: NOW + 2 * MINUTE, isIdle: true } });
    expect(near()).toHaveTextContent('Your session ends in 2 min unless you use the console.');
    expect(screen.queryByRole('button', { name: 'Sign in again' })).not.toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    expect(onStay).toHaveBeenCalledTimes(1);
  });

  it('is announced again when the session is over, and offers to sign in', () => {
    const { next } = show({ end: { at: NOW + MINUTE, isIdle: false } });
    const before = near();
    next({ isOver: true, end: null });
    const alert = screen.getByRole('alert');
    expect(alert).not.toBe(before);
    expect(alert).toHaveTextContent('Your session has ended. Nothing is loaded or sent until you sign in again.');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(sessionState().isSignInOpen).toBe(true);
  });
});
