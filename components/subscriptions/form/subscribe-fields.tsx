'use client';

import { useCallback, useEffect, useState } from 'react';
import { ChannelInput, type ChannelInputProps } from '@/components/channels/picker/channel-input';
import type { ChannelOption } from '@/components/channels/picker/channel-options';
import { useTexts } from '@/components/i18n/use-texts';
import { TextCounter } from '@/components/ui/text-counter';
import { useHydrated } from '@/components/ui/use-hydrated';
import { readOwn } from '@/lib/browser/read';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import type { SourcesPage } from '@/lib/sources/row';
import { SUBSCRIPTION_NAME_MAX_CHARS } from '@/lib/subscriptions/query';
import { FilterField } from './filter-field';
import { TargetsField } from './targets-field';
import { TextField } from './text-field';
import type { SubscriptionForm } from './use-subscription-form';

export type SubscribeFieldsProps = Pick<ChannelInputProps, 'choices' | 'createChannel' | 'owner'> & {
  form: SubscriptionForm;
  chosen: ChannelOption | null;
  /** A channel ID in the URL that doesn't exist: the field says so. */
  channelMissing: boolean;
  /** Attributes to suggest in the filter. */
  attributes: readonly string[];
};

/** The fields of a new subscription, in page order. */
export function SubscribeFields(props: SubscribeFieldsProps) {
  const { form, owner, attributes } = props;
  const texts = useTexts('subscribe');
  const { counter, counterSpoken } = useTexts('forms');
  const isLive = useHydrated();
  const [channel, setChannel] = useState(props.chosen);
  const { name, channel_id, source, description } = form.values;
  const names = useSourceNames(owner, channel_id);
  const { set } = form;
  const pickChannel = useCallback((id: string) => set('channel_id', id), [set]);
  const channelError =
    form.errorOf('channel_id') ?? (props.channelMissing && channel_id === '' ? 'channel_id.notFound' : undefined);
  return (
    <>
      <TextField
        form={form}
        name="name"
        value={name}
        label={texts.name}
        hint={texts.nameHint}
        counter={<TextCounter text={name} limit={SUBSCRIPTION_NAME_MAX_CHARS} shown={counter} spoken={counterSpoken} />}
      />
      <ChannelInput
        {...props}
        chosen={channel}
        onChannel={setChannel}
        value={channel_id}
        errorKey={channelError}
        texts={texts}
        field={{
          name: 'channel_id',
          value: channel_id,
          onBlur: () => form.leave('channel_id'),
          onChange: ({ target }) => form.set('channel_id', target.value),
        }}
        onPick={pickChannel}
      />
      <TextField
        form={form}
        name="source"
        value={source}
        label={texts.source}
        hint={texts.sourceHint}
        list="source-names"
      />
      <datalist id="source-names">
        {names.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <FilterField form={form} isLive={isLive} attributes={attributes} />
      <TargetsField form={form} owner={owner} />
      <TextField
        form={form}
        name="description"
        value={description}
        label={texts.description}
        isOptional
        rows={2}
        counter={
          <TextCounter text={description} limit={DESCRIPTION_MAX_UNITS} shown={counter} spoken={counterSpoken} />
        }
      />
    </>
  );
}

/** Most sources that are suggested; others can be typed. */
const SUGGESTED = '100';

/** Reads the names of the channel's sources, as suggestions. None if they can't be read. */
function useSourceNames(owner: SubscribeFieldsProps['owner'], channel_id: string): string[] {
  const [names, setNames] = useState<string[]>([]);
  const { project_id, endpoint_id } = owner;
  useEffect(() => {
    const reading = new AbortController();
    setNames([]);
    if (/^[A-Za-z0-9_-]{8,64}$/.test(channel_id))
      readOwn<SourcesPage>(
        '/api/sources',
        { channel_id, size: SUGGESTED, sort: 'name:ASC' },
        { project_id, endpoint_id },
        reading.signal,
      ).then(
        ({ items }) => setNames(items.flatMap(({ name }) => name ?? [])),
        () => {},
      );
    return () => reading.abort();
  }, [project_id, endpoint_id, channel_id]);
  return names;
}
