import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Link } from '@/components/ui/link';
import { sessionState } from '@/lib/browser/session-signal';

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

/** Clicks the link; returns whether the browser would follow it by itself. */
function click(init: MouseEventInit = {}): boolean {
  const link = screen.getByRole('link');
  const event = createEvent.click(link, init);
  // jsdom cannot navigate, so the window has the last listener.
  let isLeft = false;
  window.addEventListener(
    'click',
    () => {
      isLeft = !event.defaultPrevented;
      event.preventDefault();
    },
    { once: true },
  );
  fireEvent(link, event);
  return isLeft;
}

describe('Link', () => {
  it('goes to another page with the router', () => {
    render(
      <Link href="/sources?page=2" scroll={false}>
        Next
      </Link>,
    );
    expect(screen.getByRole('link')).toHaveAttribute('href', '/sources?page=2');
    expect(click()).toBe(false);
    expect(push).toHaveBeenCalledExactlyOnceWith('/sources?page=2', { scroll: false });
  });

  it('calls the given handler instead of the router', () => {
    push.mockClear();
    const onNavigate = vi.fn();
    render(
      <Link href="/sources" onNavigate={onNavigate}>
        Next
      </Link>,
    );
    expect(click()).toBe(false);
    expect(onNavigate).toHaveBeenCalledOnce();
    expect(push).not.toHaveBeenCalled();
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
    'leaves a click with %j to the browser',
    (init) => {
      push.mockClear();
      const onNavigate = vi.fn();
      render(
        <Link href="/sources" onNavigate={onNavigate}>
          Next
        </Link>,
      );
      expect(click(init)).toBe(true);
      expect(onNavigate).not.toHaveBeenCalled();
      expect(push).not.toHaveBeenCalled();
    },
  );
});

describe('a page that does not come', () => {
  afterEach(() => vi.useRealTimers());
  const late = () => sessionState().visitAgain;

  it('is reported after 15 s with a way to try again, until it comes', () => {
    vi.useFakeTimers();
    push.mockClear();
    render(<Link href="/channels">Channels</Link>);
    click();
    vi.advanceTimersByTime(14_900);
    expect(late()).toBeNull();
    vi.advanceTimersByTime(200);
    late()?.();
    expect(push).toHaveBeenCalledTimes(2);
    expect(late()).toBeNull();
    vi.advanceTimersByTime(15_100);
    expect(late()).not.toBeNull();
    // What Next does when a page comes, here at the same address.
    window.history.replaceState({}, '');
    vi.advanceTimersByTime(1_000);
    expect(late()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not reported if it came, or if another one was opened', () => {
    vi.useFakeTimers();
    render(<Link href="/channels">Channels</Link>);
    click();
    vi.advanceTimersByTime(14_000);
    click();
    vi.advanceTimersByTime(2_000);
    expect(late()).toBeNull();
    window.history.pushState({}, '', '/channels');
    vi.advanceTimersByTime(20_000);
    expect(late()).toBeNull();
  });
});
