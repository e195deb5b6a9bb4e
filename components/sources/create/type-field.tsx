'use client';

import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { SOURCE_TYPES, type SourceType } from '@/lib/eventgrid/schemas/source-limits';
import type { CreateSourceValues } from '@/lib/sources/values';
import type { CreateSourceMessages } from './create-source-messages';

type TypeFieldProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaultValue: SourceType;
  /** Icons come from the server: here they would weigh. */
  icons: Record<SourceType, ReactNode>;
  messages: CreateSourceMessages['form'];
};

/** Chooses the source's type: three cards, each the label of its radio button. */
export function TypeField({ form, defaultValue, icons, messages }: TypeFieldProps) {
  return (
    <fieldset className="field">
      <legend className="lab">{messages.type}</legend>
      <div className="radios">
        {SOURCE_TYPES.map((type) => (
          <label className="radio" key={type}>
            <input
              {...form.register('type')}
              type="radio"
              value={type}
              defaultChecked={type === defaultValue}
              aria-label={messages.types[type].label}
              aria-describedby={`type-${type}-hint`}
            />
            <span>
              <b>{messages.types[type].label}</b>
              <small id={`type-${type}-hint`}>{messages.types[type].hint}</small>
            </span>
            {icons[type]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
