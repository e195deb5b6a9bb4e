'use client';

import { type HTMLAttributes, type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

type PopoverProps = HTMLAttributes<HTMLDivElement> & {
  /** The button that it belongs to. It opens below the button, or above if there is no room. */
  anchor: HTMLElement;
  /** Called after it has closed, by Escape, a click elsewhere or the button. */
  onClose: () => void;
};

const GAP_PX = 4;
const EDGE_PX = 8;

/**
 * Shows its children in a native popover beside a button. The element with `data-first` gets the focus. Escape closes
 * it, whatever a field in it makes of that key, and so does Tab past its end: the focus goes on from the button.
 */
export function Popover({ anchor, onClose, children, className = '', ...rest }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const closed = useEffectEvent(onClose);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    const put = () => place(element, anchor.getBoundingClientRect());
    put();
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    const sized = new ResizeObserver(put);
    sized.observe(element);
    window.addEventListener('scroll', put, { passive: true });
    window.addEventListener('resize', put);
    const toggled = (event: Event) => {
      if (!('newState' in event) || event.newState !== 'closed') return;
      if (document.activeElement === document.body) anchor.focus();
      closed();
    };
    element.addEventListener('toggle', toggled);
    return () => {
      sized.disconnect();
      window.removeEventListener('scroll', put);
      window.removeEventListener('resize', put);
      element.removeEventListener('toggle', toggled);
    };
  }, [anchor]);

  // The button closes it natively, and Tab moves from it into the popover. Set only after the click that opened it is
  // over.
  useEffect(() => {
    if (!(anchor instanceof HTMLButtonElement)) return;
    const linking = setTimeout(() => {
      anchor.popoverTargetElement = box.current;
    });
    return () => {
      clearTimeout(linking);
      anchor.popoverTargetElement = null;
    };
  }, [anchor]);

  const leave = (event: KeyboardEvent<HTMLElement>) => {
    const isBack = event.shiftKey || event.key === 'Escape';
    if (event.key !== 'Escape' && (event.key !== 'Tab' || hasStop(event.currentTarget, isBack))) return;
    anchor.focus();
    if (isBack) event.preventDefault();
    onClose();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of what is in it.
    <div {...rest} ref={box} popover="auto" className={`popover float ${className}`} onKeyDown={leave}>
      {children}
    </div>
  );
}

/** Returns whether Tab stays in the popover: whether there is another stop after the focus, or before it. */
function hasStop(popover: HTMLElement, isBack: boolean): boolean {
  const side = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const stops = popover.querySelectorAll<HTMLElement>('a, button, select, input:not([type=hidden])');
  return [...stops].some(
    (stop) =>
      stop.tabIndex >= 0 && document.activeElement && document.activeElement.compareDocumentPosition(stop) & side,
  );
}

function place(element: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = at.bottom + GAP_PX;
  const fits = below + height + EDGE_PX <= window.innerHeight;
  const top = fits ? below : Math.max(EDGE_PX, at.top - GAP_PX - height);
  const right = document.documentElement.clientWidth - EDGE_PX - width;
  element.style.top = `${top}px`;
  element.style.left = `${Math.max(EDGE_PX, Math.min(at.left, right))}px`;
}
