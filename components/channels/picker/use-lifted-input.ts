'use client';

import type { UseComboboxGetInputPropsReturnValue } from 'downshift';
import { type InputHTMLAttributes, type Ref, type RefObject, useEffectEvent, useLayoutEffect } from 'react';

/**
 * Passes downshift's input props to an input that is rendered elsewhere and stays mounted: handlers once, which call
 * the latest ones, and ARIA state whenever it changes. The text is not passed on: the input is uncontrolled.
 */
export function useLiftedInput(
  input: RefObject<HTMLInputElement | null>,
  { ref, ...props }: UseComboboxGetInputPropsReturnValue,
  onProps: (props: InputHTMLAttributes<HTMLInputElement>) => void,
): void {
  const latest = useEffectEvent(() => props);
  useLayoutEffect(() => {
    assignRef(ref, input.current);
  });
  const expanded = props['aria-expanded'];
  const active = props['aria-activedescendant'] || undefined;
  useLayoutEffect(() => {
    onProps({
      'aria-expanded': expanded,
      'aria-activedescendant': active,
      onChange: (event) => latest().onChange?.(event),
      onKeyDown: (event) => latest().onKeyDown?.(event),
      onBlur: (event) => latest().onBlur?.(event),
      onClick: (event) => latest().onClick?.(event),
    });
  }, [expanded, active, onProps]);
}

/** Assigns an element to a ref of either kind. */
export function assignRef<Element>(ref: Ref<Element> | undefined, element: Element | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref) ref.current = element;
}
