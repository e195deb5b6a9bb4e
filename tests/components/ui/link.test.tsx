import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Link } from '@/components/ui/link';

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
