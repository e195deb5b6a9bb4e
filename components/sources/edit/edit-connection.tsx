'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import { CONNECTION_FIELDS, type ConnectionField, KEY_FIELDS } from '@/components/sources/create/connection-fields';
import { ConnectionInput } from '@/components/sources/create/connection-input';
import type { EditValues } from '@/lib/sources/edit';
import type { RocketmqHosting } from '@/lib/sources/values';
import type { EditSourceMessages } from './edit-source-messages';

type EditConnectionProps = {
  form: UseFormReturn<EditValues>;
  shown: EditValues;
  /** Counts the presses of Save: a revealed secret is hidden again by each. */
  submits: number;
  messages: EditSourceMessages;
};

const HOSTINGS: readonly RocketmqHosting[] = ['cloud', 'self'];
const SWITCHES = ['enable_acl', 'ssl_enable'] as const;

/** Takes the connection of a source anew, as a whole: what is known of it stands in its fields, its secrets do not. */
export function EditConnection({ form, shown, submits, messages }: EditConnectionProps) {
  const [hosting, hasAcl] = useWatch({ control: form.control, name: ['hosting', 'detail.enable_acl'] });
  const texts = messages.form;
  const kinds = kindsOf(shown.type, hosting, hasAcl);
  const inputs = (fields: readonly ConnectionField[]) =>
    fields
      .filter(({ showFor }) => kinds.has(showFor))
      .map((connection) => (
        <ConnectionInput
          key={connection.field}
          connection={connection}
          form={form}
          defaultValue={form.getValues(`detail.${connection.field}`)}
          submits={submits}
          messages={messages}
        />
      ));
  return (
    <>
      <p className="small soft">{messages.edit.secrets}</p>
      {shown.type === 'ROCKETMQ' ? (
        <fieldset className="field">
          <legend className="lab">{texts.hosting}</legend>
          <div className="checks">
            {HOSTINGS.map((each) => (
              <label key={each}>
                <input {...form.register('hosting')} type="radio" value={each} defaultChecked={each === hosting} />
                {texts.hostings[each]}
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <div>{inputs(CONNECTION_FIELDS)}</div>
      {shown.type === 'ROCKETMQ' ? (
        <fieldset className="field">
          <legend className="lab">{texts.settings}</legend>
          <div className="checks">
            {SWITCHES.map((name) => (
              <label key={name} className="mono">
                <input
                  {...form.register(`detail.${name}`)}
                  type="checkbox"
                  defaultChecked={form.getValues(`detail.${name}`)}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <div>{inputs(KEY_FIELDS)}</div>
    </>
  );
}

/** The create form shows its fields by these classes; here only those that show are rendered. */
function kindsOf(type: EditValues['type'], hosting: RocketmqHosting, hasAcl: boolean): ReadonlySet<string> {
  if (type === 'RABBITMQ') return new Set(['for-rabbitmq', 'for-instance']);
  return new Set(['for-rocketmq', hosting === 'self' ? 'for-self' : 'for-instance', ...(hasAcl ? ['for-acl'] : [])]);
}
