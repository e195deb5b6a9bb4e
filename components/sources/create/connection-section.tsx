'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import type { CreateSourceValues, RocketmqHosting } from '@/lib/sources/values';
import { CONNECTION_FIELDS, type ConnectionField, KEY_FIELDS } from './connection-fields';
import { ConnectionInput } from './connection-input';
import type { CreateSourceMessages } from './create-source-messages';

type ConnectionSectionProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaults: CreateSourceValues;
  /** Counts the submits: a revealed secret is hidden again by each. */
  submits: number;
  messages: CreateSourceMessages;
};

const HOSTINGS: readonly RocketmqHosting[] = ['cloud', 'self'];
const SWITCHES = ['enable_acl', 'ssl_enable'] as const;

/**
 * Takes the connection of a message instance. All fields are always in the page and the style sheet shows those of the
 * chosen type, so that it works without JavaScript; only the type's own are sent.
 */
export function ConnectionSection({ form, defaults, submits, messages }: ConnectionSectionProps) {
  const type = useWatch({ control: form.control, name: 'type' });
  const text = (connection: ConnectionField) => (
    <ConnectionInput
      key={connection.field}
      connection={connection}
      className={connection.showFor}
      form={form}
      defaultValue={defaults.detail[connection.field]}
      submits={submits}
      messages={messages}
    />
  );
  return (
    <section className="for-mq" aria-labelledby="connection-title">
      <h2 className="group-title" id="connection-title">
        {messages.form.connection}
        {type === 'APPLICATION' ? null : ` · ${messages.form.types[type].label}`}
      </h2>
      <fieldset className="field for-rocketmq">
        <legend className="lab">{messages.form.hosting}</legend>
        <div className="checks">
          {HOSTINGS.map((hosting) => (
            <label key={hosting}>
              <input
                {...form.register('hosting')}
                type="radio"
                value={hosting}
                defaultChecked={hosting === defaults.hosting}
              />
              {messages.form.hostings[hosting]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid-2 keep-not">
        {CONNECTION_FIELDS.map(text)}
        <fieldset className="field for-rocketmq settings">
          <legend className="lab">{messages.form.settings}</legend>
          <div className="checks">
            {SWITCHES.map((name) => (
              <label key={name} className="mono">
                <input {...form.register(`detail.${name}`)} type="checkbox" defaultChecked={defaults.detail[name]} />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        {KEY_FIELDS.map(text)}
      </div>
    </section>
  );
}
