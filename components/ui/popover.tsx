'use client';

import { type HTMLAttributes, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

type PopoverProps = HTMLAttributes<HTMLDivElement> & {
  /** The button that it belongs to. It opens below the button, or above if there is no room. */
  anchor: HTMLElement;
  /** Called after it has closed, by Escape, a click elsewhere or the button. */
  onClose: () => void;
};

const GAP_PX = 4;
const EDGE_PX = 8;

/** Shows its children in a native popover beside a button. The first element with autofocus gets the focus. */
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

  return (
    <div {...rest} ref={box} popover="auto" className={`popover float ${className}`}>
      {children}
    </div>
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
