'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import type { CreateSourceValues } from '@/lib/sources/values';
import { HostingField, SwitchFields, TEXT_PARTS, TextFields } from './connection-fields';
import type { CreateSourceMessages } from './create-source-messages';

type ConnectionSectionProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaults: CreateSourceValues;
  /** Counts the submits: a revealed secret is hidden again by each. */
  submits: number;
  messages: CreateSourceMessages;
};

/**
 * Takes the connection of a message instance. All fields are always in the page and the style sheet shows those of the
 * chosen type, so that it works without JavaScript; only the type's own are sent.
 */
export function ConnectionSection(props: ConnectionSectionProps) {
  const { form, messages } = props;
  const type = useWatch({ control: form.control, name: 'type' });
  return (
    <section className="for-mq" aria-labelledby="connection-title">
      <h2 className="group-title" id="connection-title">
        {messages.form.connection}
        {type === 'APPLICATION' ? null : ` · ${messages.form.types[type].label}`}
      </h2>
      <HostingField {...props} className="field for-rocketmq" />
      <div className="grid-2 keep-not">
        <TextFields {...props} byStyle parts={TEXT_PARTS} />
        <SwitchFields {...props} className="field for-rocketmq settings" />
        <TextFields {...props} byStyle parts={['acl']} />
      </div>
    </section>
  );
}
