'use client';

import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { JsonView } from '@/components/ui/json-view';
import {
  CONNECTED_KINDS,
  INVOKE_TYPES,
  TARGET_KIND_NAMES,
  TRANSFORM_TYPES,
  targetFieldsOf,
} from '@/lib/eventgrid/schemas/target-kinds';
import type { ChoiceList } from '@/lib/subscriptions/target-choices';
import type { HeaderValues, TargetValues } from '@/lib/subscriptions/targets';
import { ChosenField } from './chosen-field';
import { HeadersField } from './headers-field';
import { TextField } from './text-field';
import type { SubscriptionForm } from './use-subscription-form';
import type { TargetChoices } from './use-target-choices';
import { VariablesField } from './variables-field';

type TargetFieldsProps = {
  form: SubscriptionForm;
  index: number;
  target: TargetValues;
  choices: TargetChoices;
  onHeaders: (headers: HeaderValues[]) => void;
  /** The target as EventGrid has it: an edit changes its settings, not its kind. */
  stored?: Record<string, unknown>;
};

/** Which of EventGrid's lists a text is chosen from, and the type of what is offered there; `kind` is the target's. */
const LISTS: { [Field in keyof TargetValues]?: { list: ChoiceList; type?: 'kind' | 'connection' } } = {
  urn: { list: 'targets', type: 'kind' },
  topic: { list: 'targets', type: 'kind' },
  agency_name: { list: 'agencies' },
  target_channel_id: { list: 'channels' },
  connection_id: { list: 'connections', type: 'connection' },
};

/** The fields of one target: its kind, the kind's settings, what is sent, and what happens if it fails. */
export function TargetFields({ form, index, target, choices, onHeaders, stored }: TargetFieldsProps) {
  const texts = useTexts('subscribe');
  const facts = useTexts('subscriptionFacts');
  const at = `targets.${index}.`;
  const { kind } = target;
  const text = (name: TargetText, label: ReactNode, more: { hint?: string; isOptional?: boolean } = {}) => {
    const field = { form, name: at + name, value: target[name], label, ...more };
    const { list, type } = LISTS[name] ?? {};
    const offered = type === 'kind' ? kind : type && (kind === 'kafka' ? 'KAFKA' : 'WEBHOOK');
    return list ? (
      <ChosenField key={name} {...field} choices={choices} list={list} type={offered} />
    ) : (
      <TextField key={name} {...field} />
    );
  };
  return (
    <>
      {stored ? null : (
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
          text(field, facts.fields[field], { hint: texts.settingHints[field] })
        ),
      )}
      {kind === 'api' ? <HeadersField form={form} at={at} target={target} onHeaders={onHeaders} /> : null}
      {CONNECTED_KINDS.includes(kind)
        ? text('connection_id', facts.fields.connection_id, {
            isOptional: kind === 'webhook',
            hint: kind === 'webhook' ? texts.connectionHint : texts.kafkaConnectionHint,
          })
        : null}
      <TransformFields form={form} at={at} target={target} stored={stored?.transform} />
      <FailureFields form={form} at={at} target={target} choices={choices} text={text} />
    </>
  );
}

type TargetText = Exclude<keyof TargetValues, 'kind' | 'transform' | 'headers'>;

type PartProps = { form: SubscriptionForm; at: string; target: TargetValues };

type FailureFieldsProps = PartProps & {
  choices: TargetChoices;
  text: (name: TargetText, label: ReactNode, more: { hint?: string; isOptional?: boolean }) => ReactNode;
};

const FAILURE_FIELDS = ['retry_times', 'dlq_connection_id', 'dlq_instance_id', 'dlq_topic'] as const;

/** What happens to an event that the target does not take. */
function FailureFields({ form, at, target, choices, text }: FailureFieldsProps) {
  const texts = useTexts('subscribe');
  const { fields } = useTexts('subscriptionFacts');
  const isWrong = FAILURE_FIELDS.some((field) => form.errorOf(at + field) !== undefined);
  return (
    // An error inside must be seen, and its control reached from the summary.
    <details className="prerequisites" open={isWrong || undefined}>
      <summary>
        <Icon name="refresh" />
        <span>{texts.ifItFails}</span>
        <Icon name="chevron-down" />
      </summary>
      {text('retry_times', fields.retry_times, { isOptional: true, hint: texts.retriesHint })}
      <fieldset>
        <legend className="field-label">{fields.dead_letter_queue}</legend>
        <p className="hint">{texts.deadHint}</p>
        <ChosenField
          form={form}
          name={`${at}dlq_connection_id`}
          value={target.dlq_connection_id}
          label={texts.deadConnection}
          isOptional
          choices={choices}
          list="connections"
          type="KAFKA"
          onChoice={({ instance_id }) => {
            if (instance_id) form.set(`${at}dlq_instance_id`, instance_id);
          }}
        />
        {text('dlq_instance_id', texts.deadInstance, { isOptional: true })}
        {text('dlq_topic', texts.deadTopic, { isOptional: true })}
      </fieldset>
    </details>
  );
}

/** What the target gets: the event, a text, or a text with values of the event. */
function TransformFields({ form, at, target, stored }: PartProps & { stored: unknown }) {
  const texts = useTexts('subscribe');
  const { transforms } = useTexts('subscriptionFacts');
  const { transform } = target;
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{texts.sent}</legend>
        {transform === '' ? (
          <>
            <p className="hint">{texts.unknownTransform}</p>
            <JsonView value={stored} />
          </>
        ) : null}
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
