'use client';

import { useEffect, useInsertionEffect, useRef } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';

/**
 * Keeps what the user typed or chose before the page's script loaded. Reads the form's fields before react-hook-form
 * takes them over (it would reset radio buttons and miss texts), and writes them back through it afterwards.
 *
 * `read` turns the form's fields into the form's values.
 */
export function useKeepTyped<Values extends FieldValues>(
  formId: string,
  { register, setValue }: UseFormReturn<Values>,
  defaults: Record<string, string | boolean>,
): void {
  const typed = useRef<HTMLFormElement | null>(null);
  const typedValues = useRef<Map<string, string | boolean>>(new Map());

  useInsertionEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement) || typed.current) return;
    typed.current = form;
    typedValues.current = readFields(form);
  }, [formId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed before is read once.
  useEffect(() => {
    for (const [name, value] of typedValues.current) {
      if (!(name in defaults) || value === defaults[name]) continue;
      const path = name as Path<Values>;
      setValue(path, value as PathValue<Values, Path<Values>>, { shouldDirty: true });
      // Its useWatch misses a value that is set this early, but not a change.
      void register(path).onChange({ type: 'change', target: { name, value } });
    }
    typedValues.current.clear();
  }, []);
}

/**
 * Takes over what is in the fields although no event said so, as a password manager or an extension may fill them in:
 * the form would check, and say, something else than what is seen and sent.
 */
export function takeOverFields<Values extends FieldValues>(
  element: HTMLFormElement,
  { getValues, setValue }: UseFormReturn<Values>,
): void {
  for (const [name, value] of readFields(element)) {
    const path = name as Path<Values>;
    const known: unknown = getValues(path);
    if (known !== undefined && known !== value)
      setValue(path, value as PathValue<Values, Path<Values>>, { shouldDirty: true });
  }
}

function readFields(form: HTMLFormElement): Map<string, string | boolean> {
  const fields = new Map<string, string | boolean>();
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.type === 'checkbox') fields.set(element.name, element.checked);
    else if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (element.checked) fields.set(element.name, element.value);
    } else if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    ) {
      fields.set(element.name, element.value);
    }
  }
  return fields;
}
