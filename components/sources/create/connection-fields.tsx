'use client';

import { memo, type ReactNode, useState } from 'react';
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import { lazyPart } from '@/components/ui/lazy-part';
import { SecretInput } from '@/components/ui/secret-input';
import {
  type ConnectionField,
  type ConnectionPart,
  connectionFields,
  type RocketmqHosting,
} from '@/lib/eventgrid/schemas/connection';
import { format } from '@/lib/i18n/format';
import { isDetailSecret } from '@/lib/secrets/mask';
import type { ProjectScope } from '@/lib/session/session';
import { type CreateSourceValues, cleanField } from '@/lib/sources/values';
import type { MessageInstanceProps } from './message-instance';

type FieldsProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaults: CreateSourceValues;
  className?: string;
};

const HOSTINGS: readonly RocketmqHosting[] = ['cloud', 'self'];

const Checks = ({ className, legend, children }: { className: string; legend: string; children: ReactNode }) => (
  <fieldset className={className}>
    <legend className="field-label">{legend}</legend>
    <div className="checks">{children}</div>
  </fieldset>
);

/** Chooses where a RocketMQ instance runs. */
export function HostingField({ form, defaults, className = 'field' }: FieldsProps) {
  const texts = useTexts('sourceFields');
  return (
    <Checks className={className} legend={texts.hosting}>
      {HOSTINGS.map((hosting) => (
        <label key={hosting}>
          <input
            {...form.register('hosting')}
            type="radio"
            value={hosting}
            defaultChecked={hosting === defaults.hosting}
          />
          <span>{texts.hostings[hosting]}</span>
        </label>
      ))}
    </Checks>
  );
}

/** The switches of a RocketMQ connection, each with EventGrid's field name. */
export function SwitchFields({ form, defaults, className = 'field' }: FieldsProps) {
  const { settings, labels } = useTexts('sourceFields');
  return (
    <Checks className={className} legend={settings}>
      {connectionFields('switch', 'rocketmq').map(({ name }) => (
        <span key={name} className="flex flex-wrap items-center gap-x-1.75">
          <label>
            <input
              {...form.register(`detail.${name}`)}
              type="checkbox"
              defaultChecked={defaults.detail[name]}
              aria-describedby={`${name}-hint`}
            />
            <span>{labels[name]}</span>
          </label>
          <code className="optional" id={`${name}-hint`} translate="no">
            {name}
          </code>
        </span>
      ))}
    </Checks>
  );
}

/** The parts of a connection whose fields are between the instance and the switches; the key pair is below. */
const MIDDLE_PARTS = ['self', 'rabbitmq', 'rocketmq'] as const satisfies ConnectionPart[];
/** Those above the switches. */
export const TEXT_PARTS = ['instance', ...MIDDLE_PARTS] as const;

const MessageInstance = lazyPart<MessageInstanceProps>(() => import('./message-instance'), {
  Bare: () => null,
});

type TextFieldsProps = Omit<FieldsProps, 'className'> & {
  parts: readonly ConnectionPart[];
  /** Whether the style sheet shows and hides the fields by the chosen type, with a class `for-…` for each part. */
  byStyle?: boolean;
};

/** The text fields of these parts of a connection, in the order of the table. */
export const TextFields = ({ parts, ...props }: TextFieldsProps) =>
  connectionFields('text', ...parts).map((field) => <TextField key={field.name} {...props} {...field} />);

/** One text field of a connection, with EventGrid's field name. A secret can be revealed until the form is sent. */
function TextField(props: Omit<TextFieldsProps, 'parts'> & ConnectionField<'text'>) {
  const { name, part, byStyle, form, defaults } = props;
  const { show, cleaned } = useTexts('forms');
  const label = useTexts('sourceFields').labels[name];
  const validation: Record<string, string> = useTexts('validation');
  const isSecret = isDetailSecret(name);
  const id = `detail.${name}` as const;
  const { errors } = useFormState({ control: form.control, name: id, exact: true });
  const errorKey = errors.detail?.[name]?.message;
  const [isCleaned, setCleaned] = useState(false);
  const clean = (typed: string) => {
    const value = cleanField(name, typed);
    setCleaned(value !== typed);
    if (value !== typed) form.setValue(id, value, { shouldDirty: true });
  };
  const attributes = {
    ...form.register(id, { onBlur: ({ target }) => clean(target.value) }),
    ...controlProps(id, { error: errorKey, hasHint: true, isMono: true }),
    defaultValue: isSecret ? undefined : defaults.detail[name],
  };
  return (
    <Field
      id={id}
      label={label}
      wireName={name}
      className={byStyle ? `for-${part}` : undefined}
      error={errorKey ? (validation[errorKey] ?? errorKey) : null}
      note={
        <p className="hint" role="status">
          {isCleaned ? cleaned : null}
        </p>
      }
    >
      {isSecret ? (
        <SecretInput
          {...attributes}
          autoComplete="new-password"
          revealLabel={format(show, { what: label.toLowerCase() })}
        />
      ) : (
        <input {...attributes} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      )}
    </Field>
  );
}

type ConnectionSectionProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaults: CreateSourceValues;
  owner: ProjectScope;
};

/**
 * The connection of a message instance. All fields are always in the page and the style sheet shows those of the chosen
 * type, so that it works without JavaScript. Only the type's own are sent.
 */
export const ConnectionSection = memo(function ConnectionSection({ owner, ...props }: ConnectionSectionProps) {
  const { form } = props;
  const { connection } = useTexts('sourceFields');
  const { types } = useTexts('sourceFacts');
  const type = useWatch({ control: form.control, name: 'type' });
  const [isPicking, setPicking] = useState(false);
  return (
    <section className="for-mq" aria-labelledby="connection-title">
      <h2 className="group-title" id="connection-title">
        {type === 'APPLICATION' ? connection : `${connection} · ${types[type]}`}
      </h2>
      <HostingField {...props} className="field hosting-choice for-rocketmq" />
      <div className="two-columns one-if-narrow">
        <div className="for-instance">
          {isPicking ? null : <TextFields {...props} parts={['instance']} />}
          {type === 'APPLICATION' ? null : (
            <MessageInstance
              key={type}
              form={form}
              type={type}
              owner={owner}
              isPicking={isPicking}
              onPicking={setPicking}
            />
          )}
        </div>
        <TextFields {...props} byStyle parts={MIDDLE_PARTS} />
        <SwitchFields {...props} className="field switches for-rocketmq" />
        <TextFields {...props} byStyle parts={['acl']} />
      </div>
    </section>
  );
});
