'use client';

import type { UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { SecretInput } from '@/components/ui/secret-input';
import {
  type ConnectionField,
  type ConnectionPart,
  connectionFields,
  type RocketmqHosting,
} from '@/lib/eventgrid/schemas/connection';
import { format } from '@/lib/i18n/format';
import { isDetailSecret } from '@/lib/secrets/mask';
import type { CreateSourceValues } from '@/lib/sources/values';
import type { CreateSourceMessages } from './create-source-messages';

type FieldsProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaults: CreateSourceValues;
  className?: string;
  messages: Pick<CreateSourceMessages, 'validation' | 'show'> & {
    form: Pick<CreateSourceMessages['form'], 'hosting' | 'hostings' | 'settings'>;
  };
};

const HOSTINGS: readonly RocketmqHosting[] = ['cloud', 'self'];

/** Chooses where a RocketMQ instance runs. */
export const HostingField = ({ form, defaults, className = 'field', messages }: FieldsProps) => (
  <fieldset className={className}>
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
);

/** Takes the switches of a RocketMQ connection, under EventGrid's names. */
export const SwitchFields = ({ form, defaults, className = 'field', messages }: FieldsProps) => (
  <fieldset className={className}>
    <legend className="lab">{messages.form.settings}</legend>
    <div className="checks">
      {connectionFields('switch', 'rocketmq').map(({ name }) => (
        <label key={name} className="mono">
          <input {...form.register(`detail.${name}`)} type="checkbox" defaultChecked={defaults.detail[name]} />
          {name}
        </label>
      ))}
    </div>
  </fieldset>
);

/** The parts of a connection whose texts stand above the switches; the key pair stands below. */
export const TEXT_PARTS = ['instance', 'self', 'rabbitmq', 'rocketmq'] as const satisfies ConnectionPart[];

type TextFieldsProps = Omit<FieldsProps, 'className'> & {
  parts: readonly ConnectionPart[];
  /** Whether the style sheet shows and hides the fields by what is chosen, through a class `for-…` of each part. */
  byStyle?: boolean;
  /** Counts the submits: a revealed secret is hidden again by each. */
  submits: number;
};

/** Takes the texts of these parts of a connection, in the order of the table. */
export const TextFields = ({ parts, ...props }: TextFieldsProps) =>
  connectionFields('text', ...parts).map((field) => <TextField key={field.name} {...props} {...field} />);

/** Takes one text of a connection under EventGrid's name; a secret can be revealed until the form is sent. */
function TextField(props: Omit<TextFieldsProps, 'parts'> & ConnectionField<'text'>) {
  const { name, part, byStyle, form, defaults, submits, messages } = props;
  const isSecret = isDetailSecret(name);
  const id = `detail.${name}` as const;
  const errorKey = form.formState.errors.detail?.[name]?.message;
  const attributes = {
    ...form.register(id),
    id,
    defaultValue: isSecret ? undefined : defaults.detail[name],
    className: errorKey ? 'mono bad-input' : 'mono',
    'aria-invalid': errorKey ? (true as const) : undefined,
    'aria-describedby': `${id}-error`,
  };
  return (
    <Field
      id={id}
      label={name}
      className={byStyle ? `for-${part}` : undefined}
      error={errorKey ? (messages.validation[errorKey as keyof typeof messages.validation] ?? errorKey) : null}
    >
      {isSecret ? (
        <SecretInput
          {...attributes}
          autoComplete="new-password"
          revealLabel={format(messages.show, { what: name })}
          hideOn={submits}
        />
      ) : (
        <input {...attributes} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      )}
    </Field>
  );
}
