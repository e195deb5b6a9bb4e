'use client';

import type { UseComboboxGetInputPropsReturnValue } from 'downshift';
import { type InputHTMLAttributes, type Ref, type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Hands downshift's input props to an input that stands elsewhere and stays: handlers once, which call the latest ones,
 * and ARIA state whenever it changes. The text is not handed on: the input is uncontrolled.
 */
export function useLiftedInput(
  input: RefObject<HTMLInputElement | null>,
  { ref, ...props }: UseComboboxGetInputPropsReturnValue,
  onProps: (props: InputHTMLAttributes<HTMLInputElement>) => void,
): void {
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
    assignRef(ref, input.current);
  });
  const expanded = props['aria-expanded'];
  const active = props['aria-activedescendant'] || undefined;
  useLayoutEffect(() => {
    onProps({
      'aria-expanded': expanded,
      'aria-activedescendant': active,
      onChange: (event) => latest.current.onChange?.(event),
      onKeyDown: (event) => latest.current.onKeyDown?.(event),
      onBlur: (event) => latest.current.onBlur?.(event),
      onClick: (event) => latest.current.onClick?.(event),
    });
  }, [expanded, active, onProps]);
}

/** Gives an element to a ref of either kind. */
export function assignRef<Element>(ref: Ref<Element> | undefined, element: Element | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref) ref.current = element;
}
