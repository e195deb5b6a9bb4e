'use client';

import type { Ref } from 'react';
import type { Path, UseFormReturn } from 'react-hook-form';
import { CONNECTION_FIELDS } from '@/lib/eventgrid/schemas/connection';
import { validationText } from '@/lib/i18n/validation-text';
import type { CreateSourceValues } from '@/lib/sources/values';
import type { CreateSourceMessages } from './create-source-messages';

type ErrorSummaryProps = {
  ref: Ref<HTMLDivElement>;
  /** Fields that the last press refused. Those mended since stay in the list, so that nothing jumps while typing. */
  fields: string[];
  form: UseFormReturn<CreateSourceValues>;
  messages: CreateSourceMessages;
};

/** Order of the fields on the page. */
const ORDER = ['name', 'type', 'channel_id', ...CONNECTION_FIELDS.map(({ name }) => `detail.${name}`), 'description'];

/** Lists what a press of Create refused, above the form: the words at the fields, as links that lead there. */
export function ErrorSummary({ ref, fields, form, messages }: ErrorSummaryProps) {
  const { control, getValues, setFocus } = form;
  const lines = [...fields]
    .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .flatMap((field) => {
      const path = field as Path<CreateSourceValues>;
      const key = control.getFieldState(path).error?.message;
      return key
        ? [{ field, path, text: validationText(key, String(getValues(path) ?? ''), messages.validation) }]
        : [];
    });
  if (lines.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={ref}>
      <h2>{messages.form.problem}</h2>
      <ul>
        {lines.map(({ field, path, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                if (field === 'channel_id') document.getElementById(field)?.focus();
                else setFocus(path);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
