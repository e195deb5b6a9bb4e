'use client';

import { type InputHTMLAttributes, type Ref, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { NewChannel } from '@/lib/channels/writes';
import type { Action } from '@/lib/guard/outcome';
import { format } from '@/lib/i18n/format';
import { validationText } from '@/lib/i18n/validation-text';
import type { ChannelChoices, ChannelOption } from './channel-options';
import { ChannelPicker, type ChannelPickerProps } from './channel-picker';

type ChannelTexts = Record<
  'channel' | 'channelId' | 'channelHint' | 'channelTypedHint' | 'channelManyHint' | 'channelUnknownHint' | 'choose',
  string
>;

/** What binds a plain control to its form: those of either form library, or of none. */
type Bound = Pick<InputHTMLAttributes<HTMLInputElement>, 'name'> & {
  ref?: Ref<never> | ((element: HTMLElement | null) => void);
  value?: string;
  defaultValue?: string;
  onChange: (event: { target: { value: string; name: string } }) => unknown;
  onBlur: (event: { target: { value: string; name: string } }) => unknown;
};

export type ChannelInputProps = Pick<ChannelPickerProps, 'onPick' | 'onChannel'> & {
  /** The form's channel ID, and the message key of its error. */
  value: string;
  errorKey: string | undefined;
  field: Bound;
  choices: ChannelChoices;
  /** The form's channel, with its name if known. */
  chosen: ChannelOption | null;
  createChannel: Action<NewChannel>;
  owner: { project_id: string; endpoint_id: string };
  texts: ChannelTexts;
};

/**
 * The field for a channel: a server-rendered list at first, the picker with search after React has loaded, or a text
 * field for an ID if the user may not list channels.
 */
export function ChannelInput(props: ChannelInputProps) {
  const { value, errorKey, field, choices, chosen, texts } = props;
  const validation = useTexts('validation');
  const hydrated = useHydrated();
  const [forbidden, setForbidden] = useState(choices.kind === 'forbidden');
  const error = errorKey ? validationText(errorKey, value, validation) : null;
  const picker = hydrated && !forbidden;
  const described = controlProps('channel_id', { error, hasHint: true });
  const typed = !picker && (forbidden || choices.kind !== 'options');
  // Both kinds of binding fit either control.
  const bound = field as Bound & { ref?: Ref<HTMLInputElement> & Ref<HTMLSelectElement> };
  return (
    <Field
      id="channel_id"
      label={typed ? texts.channelId : texts.channel}
      hint={typed ? typedHint(choices, forbidden, texts) : texts.channelHint}
      error={error}
    >
      {picker ? (
        <ChannelPicker
          onPick={props.onPick}
          onChannel={props.onChannel}
          createChannel={props.createChannel}
          owner={props.owner}
          described={described}
          value={value}
          known={known(choices, chosen, value)}
          onForbidden={() => setForbidden(true)}
        />
      ) : typed ? (
        <input
          {...bound}
          {...described}
          className={`mono ${described.className ?? ''}`}
          autoComplete="off"
          spellCheck={false}
        />
      ) : (
        <select {...bound} {...described}>
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
}

const withChosen = (options: ChannelOption[], chosen: ChannelOption | null): ChannelOption[] =>
  chosen && !options.some(({ id }) => id === chosen.id) ? [chosen, ...options] : options;

function known(choices: ChannelChoices, chosen: ChannelOption | null, id: string): ChannelOption | null {
  if (id === '') return null;
  if (chosen?.id === id) return chosen;
  const option = choices.kind === 'options' ? choices.options.find((candidate) => candidate.id === id) : undefined;
  return option ?? { id, name: id };
}

function typedHint(choices: ChannelChoices, forbidden: boolean, texts: ChannelTexts): string {
  if (forbidden) return texts.channelTypedHint;
  return choices.kind === 'many' ? format(texts.channelManyHint, { total: choices.total }) : texts.channelUnknownHint;
}
