import { afterEach, expect, it, vi } from 'vitest';
import {
  hostSignIn,
  reportSignedIn,
  reportSignedOut,
  sessionState,
  showSignInDialog,
  signInFirst,
  subscribeSession,
  whenSignedIn,
} from '@/lib/browser/session-signal';

afterEach(() => {
  reportSignedIn();
  hostSignIn()();
});

it('lets reads through until the session is known to be over, and again after sign-in', async () => {
  hostSignIn();
  await whenSignedIn();
  reportSignedOut();
  let isThrough = false;
  const waiting = whenSignedIn().then(() => {
    isThrough = true;
  });
  showSignInDialog(true);
  await Promise.resolve();
  expect(isThrough).toBe(false);
  reportSignedIn();
  await waiting;
  expect(sessionState()).toMatchObject({ isOver: false, isSignInOpen: false });
});

it('stops the wait of a read that was aborted, with the abort reason', async () => {
  hostSignIn();
  reportSignedOut();
  const reading = new AbortController();
  const waiting = whenSignedIn(reading.signal);
  reading.abort('left');
  await expect(waiting).rejects.toBe('left');
  await expect(whenSignedIn(AbortSignal.abort('gone'))).rejects.toBe('gone');
});

it('lets reads through on pages without a sign-in dialog', async () => {
  const leave = hostSignIn();
  reportSignedOut();
  const waiting = whenSignedIn();
  leave();
  await waiting;
});

it('notifies listeners only of changes', () => {
  const listener = vi.fn();
  const stop = subscribeSession(listener);
  reportSignedOut();
  reportSignedOut();
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
  reportSignedIn();
  expect(listener).toHaveBeenCalledTimes(1);
});

it('requests sign-in before anything is sent, if the session is over and a dialog can be shown', () => {
  const leave = hostSignIn();
  expect(signInFirst()).toBe(false);
  reportSignedOut();
  expect(signInFirst()).toBe(true);
  expect(sessionState().isSignInOpen).toBe(true);
  leave();
  expect(signInFirst()).toBe(false);
});
