'use client';

import { memo, useState } from 'react';
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { NewChannel } from '@/lib/channels/writes';
import type { Action } from '@/lib/guard/outcome';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { validationText } from '@/lib/i18n/validation-text';
import type { CreateSourceValues } from '@/lib/sources/values';
import type { ChannelChoices, ChannelOption } from './channel-options';
import { ChannelPicker } from './channel-picker';

type ChannelFieldProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaultValue: string;
  choices: ChannelChoices;
  /** The form's channel, with its name if known. */
  chosen: ChannelOption | null;
  onChannel?: (channel: ChannelOption | null) => void;
  /** The page was opened with the ID of a channel that doesn't exist. */
  missing: boolean;
  createChannel: Action<NewChannel>;
  owner: { project_id: string; endpoint_id: string };
};

/**
 * The field for the source's channel: a server-rendered list at first, the picker with search after React has loaded,
 * or a text field for an ID if the user may not list channels.
 */
export const ChannelField = memo(function ChannelField(props: ChannelFieldProps) {
  const { form, defaultValue, choices, chosen } = props;
  const texts = useTexts('createSource');
  const validation = useTexts('validation');
  const hydrated = useHydrated();
  const [forbidden, setForbidden] = useState(choices.kind === 'forbidden');
  const value = useWatch({ control: form.control, name: 'channel_id' });
  const { errors } = useFormState({ control: form.control, name: 'channel_id', exact: true });
  const errorKey = errors.channel_id?.message ?? (props.missing && value === '' ? 'channel_id.notFound' : undefined);
  const error = errorKey ? validationText(errorKey, value, validation) : null;
  const picker = hydrated && !forbidden;
  const described = controlProps('channel_id', { error, hasHint: true });
  const typed = !picker && (forbidden || choices.kind !== 'options');

  return (
    <Field
      id="channel_id"
      label={typed ? texts.channelId : texts.channel}
      hint={typed ? typedHint(choices, forbidden, texts) : texts.channelHint}
      error={error}
    >
      {picker ? (
        <ChannelPicker
          {...props}
          described={described}
          value={value}
          known={known(choices, chosen, value)}
          onForbidden={() => setForbidden(true)}
        />
      ) : typed ? (
        <input
          {...form.register('channel_id')}
          {...described}
          className={`mono ${described.className ?? ''}`}
          defaultValue={defaultValue}
          autoComplete="off"
          spellCheck={false}
        />
      ) : (
        <select {...form.register('channel_id')} {...described} defaultValue={defaultValue}>
          <option value="">{texts.choose}</option>
          {choices.kind === 'options'
            ? withChosen(choices.options, chosen).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))
            : null}
        </select>
      )}
    </Field>
  );
});

const withChosen = (options: ChannelOption[], chosen: ChannelOption | null): ChannelOption[] =>
  chosen && !options.some(({ id }) => id === chosen.id) ? [chosen, ...options] : options;

function known(choices: ChannelChoices, chosen: ChannelOption | null, id: string): ChannelOption | null {
  if (id === '') return null;
  if (chosen?.id === id) return chosen;
  const option = choices.kind === 'options' ? choices.options.find((candidate) => candidate.id === id) : undefined;
  return option ?? { id, name: id };
}

function typedHint(choices: ChannelChoices, forbidden: boolean, texts: Dictionary['createSource']): string {
  if (forbidden) return texts.channelTypedHint;
  return choices.kind === 'many' ? format(texts.channelManyHint, { total: choices.total }) : texts.channelUnknownHint;
}
