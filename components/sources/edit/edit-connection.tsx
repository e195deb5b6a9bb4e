'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import { HostingField, SwitchFields, TEXT_PARTS, TextFields } from '@/components/sources/create/connection-fields';
import { chosenParts, connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import type { EditValues } from '@/lib/sources/edit';
import type { EditSourceMessages } from './edit-source-messages';

type EditConnectionProps = {
  form: UseFormReturn<EditValues>;
  shown: EditValues;
  /** Counts the presses of Save: a revealed secret is hidden again by each. */
  submits: number;
  messages: EditSourceMessages;
};

/** Takes the connection of a source again, as a whole: what is known of it is in its fields, its secrets are not. */
export function EditConnection({ form, shown, submits, messages }: EditConnectionProps) {
  const [hosting, enable_acl] = useWatch({ control: form.control, name: ['hosting', 'detail.enable_acl'] });
  const type = connectionTypeOf(shown.type);
  if (type === null) return null;
  // Only what belongs to the connection is rendered, so that nothing has to be hidden.
  const parts = chosenParts(type, { hosting, detail: { enable_acl } });
  const props = { form, defaults: form.getValues(), submits, messages };
  return (
    <>
      <p className="small soft">{messages.edit.secrets}</p>
      {type === 'ROCKETMQ' ? <HostingField {...props} /> : null}
      <div>
        <TextFields {...props} parts={TEXT_PARTS.filter((part) => parts.includes(part))} />
      </div>
      {type === 'ROCKETMQ' ? <SwitchFields {...props} /> : null}
      <div>
        <TextFields {...props} parts={parts.filter((part) => part === 'acl')} />
      </div>
    </>
  );
}
