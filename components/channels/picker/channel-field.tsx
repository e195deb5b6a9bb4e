'use client';

import { useCallback } from 'react';
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form';
import { useTexts } from '@/components/i18n/use-texts';
import type { CreateSourceValues } from '@/lib/sources/values';
import { ChannelInput, type ChannelInputProps } from './channel-input';

type ChannelFieldProps = Pick<ChannelInputProps, 'choices' | 'chosen' | 'createChannel' | 'owner' | 'onChannel'> & {
  form: UseFormReturn<CreateSourceValues>;
  defaultValue: string;
  /** The page was opened with the ID of a channel that doesn't exist. */
  missing: boolean;
};

/** The field for a source's channel. */
export function ChannelField({ form, defaultValue, missing, ...props }: ChannelFieldProps) {
  const texts = useTexts('createSource');
  const { control, register, setValue } = form;
  const value = useWatch({ control, name: 'channel_id' });
  const { errors } = useFormState({ control, name: 'channel_id', exact: true });
  const onPick = useCallback(
    (id: string, settled: boolean) =>
      setValue('channel_id', id, {
        shouldDirty: true,
        shouldTouch: settled,
        shouldValidate: settled || id !== '',
      }),
    [setValue],
  );
  return (
    <ChannelInput
      {...props}
      value={value}
      errorKey={errors.channel_id?.message ?? (missing && value === '' ? 'channel_id.notFound' : undefined)}
      texts={texts}
      field={{ ...register('channel_id'), defaultValue }}
      onPick={onPick}
    />
  );
}
