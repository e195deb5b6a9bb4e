'use client';

import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import {
  CONNECTED_KINDS,
  INVOKE_TYPES,
  TARGET_KIND_NAMES,
  TRANSFORM_TYPES,
  targetFieldsOf,
} from '@/lib/eventgrid/schemas/target-kinds';
import type { TargetValues } from '@/lib/subscriptions/values';
import { TextField } from './text-field';
import type { SubscriptionForm } from './use-subscription-form';
import { VariablesField } from './variables-field';

type TargetFieldsProps = {
  form: SubscriptionForm;
  index: number;
  target: TargetValues;
  /** Whether its kind is fixed: an edit changes a target, not what it is. */
  isFixed?: boolean;
};

/** The fields of one target: its kind, the kind's settings, what is sent, and what happens if it fails. */
export function TargetFields({ form, index, target, isFixed = false }: TargetFieldsProps) {
  const texts = useTexts('subscribe');
  const facts = useTexts('subscriptionFacts');
  const at = `targets.${index}.`;
  const { kind } = target;
  const text = (name: keyof TargetValues, label: ReactNode, more: { hint?: string; isOptional?: boolean } = {}) => (
    <TextField key={name} form={form} name={at + name} value={target[name]} label={label} {...more} />
  );
  return (
    <>
      {isFixed ? (
        <input type="hidden" name={`${at}kind`} value={kind} />
      ) : (
        <Choice
          name={`${at}kind`}
          label={texts.targetType}
          value={kind}
          options={TARGET_KIND_NAMES.map((one) => [one, facts.kinds[one]])}
          onChange={(value) => form.set(`${at}kind`, value)}
        />
      )}
      {targetFieldsOf(kind).map((field) =>
        field === 'invoke_type' ? (
          <Choice
            key={field}
            name={at + field}
            label={facts.fields.invoke_type}
            value={target.invoke_type || INVOKE_TYPES[0]}
            options={INVOKE_TYPES.map((type) => [type, texts.invokeTypes[type]])}
            onChange={(value) => form.set(at + field, value)}
          />
        ) : (
          text(field, facts.fields[field], field === 'agency_name' ? { hint: texts.agencyHint } : {})
        ),
      )}
      {kind === 'api' ? <HeaderFields form={form} at={at} target={target} /> : null}
      {CONNECTED_KINDS.includes(kind)
        ? text('connection_id', facts.fields.connection_id, {
            isOptional: kind === 'webhook',
            hint: kind === 'webhook' ? texts.connectionHint : texts.kafkaConnectionHint,
          })
        : null}
      <TransformFields form={form} at={at} target={target} />
      <details className="prerequisites">
        <summary>
          <Icon name="refresh" />
          <span>{texts.ifItFails}</span>
          <Icon name="chevron-down" />
        </summary>
        {text('retry_times', facts.fields.retry_times, { isOptional: true, hint: texts.retriesHint })}
        <fieldset>
          <legend className="field-label">{facts.fields.dead_letter_queue}</legend>
          <p className="hint">{texts.deadHint}</p>
          {text('dlq_instance_id', texts.deadInstance, { isOptional: true })}
          {text('dlq_connection_id', texts.deadConnection, { isOptional: true })}
          {text('dlq_topic', texts.deadTopic, { isOptional: true })}
        </fieldset>
      </details>
    </>
  );
}

type PartProps = { form: SubscriptionForm; at: string; target: TargetValues };

/** One header whose value is a secret, such as an API key. */
function HeaderFields({ form, at, target }: PartProps) {
  const texts = useTexts('subscribe');
  return (
    <>
      <TextField form={form} name={`${at}header_key`} value={target.header_key} label={texts.headerName} isOptional />
      <TextField
        form={form}
        name={`${at}secret_value`}
        value={target.secret_value}
        label={texts.headerValue}
        hint={texts.headerHint}
        reveal={texts.reveal}
      />
    </>
  );
}

/** What the target gets: the event, a text, or a text with values of the event. */
function TransformFields({ form, at, target }: PartProps) {
  const texts = useTexts('subscribe');
  const { transforms } = useTexts('subscriptionFacts');
  const { transform } = target;
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{texts.sent}</legend>
        <div className="radios">
          {TRANSFORM_TYPES.map((type) => (
            <label className="radio" key={type}>
              <input
                type="radio"
                name={`${at}transform`}
                value={type}
                checked={type === transform}
                onChange={() => form.set(`${at}transform`, type)}
                aria-label={transforms[type]}
                aria-describedby={`${at}${type}-hint`}
              />
              <span>
                <b>{transforms[type]}</b>
                <small id={`${at}${type}-hint`}>{texts.transformHints[type]}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {transform === 'CONSTANT' ? (
        <TextField form={form} name={`${at}constant`} value={target.constant} label={texts.constant} rows={3} />
      ) : null}
      {transform === 'VARIABLE' ? (
        <>
          <VariablesField form={form} name={`${at}variables`} value={target.variables} />
          <TextField
            form={form}
            name={`${at}template`}
            value={target.template}
            label={texts.template}
            hint={texts.templateHint}
            rows={4}
          />
        </>
      ) : null}
    </>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  options: [value: string, label: string][];
  onChange: (value: string) => void;
};

/** A native select: it works without JavaScript. */
const Choice = ({ name, label, value, options, onChange }: ChoiceProps) => (
  <div className="field">
    <div className="field-label">
      <label htmlFor={name}>{label}</label>
    </div>
    <span className="select">
      <select id={name} name={name} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
    <div className="error-line" />
  </div>
);
