import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchReturn } from '@/components/session/watch-return';

const HERE = '/sources/new?type=RABBITMQ';
const went: string[] = [];
beforeEach(() => {
  went.length = 0;
  localStorage.clear();
  document.body.innerHTML = '<form><input></form>';
  const input = document.querySelector('input');
  if (input) input.value = 'typed';
  vi.stubGlobal('location', {
    pathname: '/sources/new',
    search: '?type=RABBITMQ',
    replace: (address: string) => went.push(address),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.documentElement.hidden = false;
});

const refuseStorage = () =>
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Denied', 'SecurityError');
  });

describe('a page that the browser brings back', () => {
  let stop = () => {};
  afterEach(() => stop());
  const bringBack = (persisted = true) => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
  /** What another tab does. */
  const signOutElsewhere = () => localStorage.setItem('eventgrid-draft#', '1764320000000');

  it('stays as it is if no one has signed out since', () => {
    signOutElsewhere();
    stop = watchReturn();
    bringBack();
    expect(document.querySelector('input')).toBeVisible();
    expect(document.querySelector('input')).toHaveValue('typed');
    expect(went).toEqual([]);
  });

  it('is hidden, its form empty, and requested again after a sign-out, here or in another tab', () => {
    stop = watchReturn();
    signOutElsewhere();
    bringBack(false);
    expect(went).toEqual([]);
    bringBack();
    expect(document.querySelector('input')).not.toBeVisible();
    expect(document.querySelector('input')).toHaveValue('');
    expect(went).toEqual([HERE]);
  });

  it('is requested again in a browser that stores nothing', () => {
    refuseStorage();
    stop = watchReturn();
    bringBack();
    expect(went).toEqual([HERE]);
  });
});
