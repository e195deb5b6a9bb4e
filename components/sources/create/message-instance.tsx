'use client';

import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import type { MessageInstance as Instance } from '@/lib/eventgrid/dms';
import type { ConnectionType } from '@/lib/eventgrid/schemas/connection';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { messageInstances as enMessageInstances } from '@/lib/i18n/en/message-instances';
import { format } from '@/lib/i18n/format';
import { messageInstances as zhMessageInstances } from '@/lib/i18n/zh-cn/message-instances';
import type { ProjectScope } from '@/lib/session/session';
import type { CreateSourceValues } from '@/lib/sources/values';
import { useMessageChoices } from './use-message-choices';

type Form = UseFormReturn<CreateSourceValues>;

export type MessageInstanceProps = {
  form: Form;
  type: ConnectionType;
  owner: ProjectScope;
  /** Whether this chooses the instance; else its ID is in the field before it, which never moves under whoever types. */
  isPicking: boolean;
  onPicking: (isPicking: boolean) => void;
};

const ENGINES = { RABBITMQ: 'rabbitmq', ROCKETMQ: 'rocketmq' } as const;
/** As many as DMS lists at once: with fewer, all are known. */
const PAGE = 50;
const ID = 'detail.instance_id';

/**
 * Chooses a message instance by name where DMS lists them, and offers the names of what belongs to it. Where it does
 * not, and on request, the ID is typed.
 */
function MessageInstancePart(props: MessageInstanceProps) {
  const { form, type, owner, isPicking, onPicking } = props;
  const texts = useTexts('messageInstances');
  const [text, setText] = useState('');
  const [isMore, setMore] = useState(false);
  const answer = useMessageChoices(owner, { list: 'instances', engine: ENGINES[type], q: isMore ? text : '' });
  const instances = answer.state === 'failed' ? [] : (answer.data?.instances ?? []);
  if (instances.length >= PAGE && !isMore) setMore(true);
  const canChoose = answer.state !== 'failed' && answer.data?.isOn === true && (instances.length > 0 || text !== '');
  const begin = useEffectEvent((isListed: boolean) => onPicking(isListed && !isBeingTyped(form, instances)));
  const end = useEffectEvent(() => onPicking(false));
  useEffect(() => begin(canChoose), [canChoose]);
  useEffect(() => () => end(), []);
  const toggle = (
    <button
      type="button"
      className="link-btn text-xs"
      onClick={() => {
        onPicking(!isPicking);
        requestAnimationFrame(() => document.getElementById(ID)?.focus());
      }}
    >
      {isPicking ? texts.typeId : texts.choose}
    </button>
  );
  return (
    <>
      {canChoose && isPicking ? (
        <Choice {...props} instances={instances} onText={setText} toggle={toggle} />
      ) : (
        <>
          {canChoose ? toggle : null}
          <p className="hint" role="status">
            {answer.state === 'failed' && answer.failure ? format(texts.failed, { title: answer.failure.title }) : null}
            {answer.state === 'read' && answer.data.isOn && !canChoose ? texts.none : null}
          </p>
        </>
      )}
      {canChoose ? <NameLists {...props} /> : null}
    </>
  );
}

export default withLateTexts(
  { en: { messageInstances: enMessageInstances }, 'zh-CN': { messageInstances: zhMessageInstances } },
  MessageInstancePart,
);

/** Returns whether the user is in the field for the ID, or has typed one that is not in the list. */
function isBeingTyped({ getValues }: Form, instances: readonly Instance[]): boolean {
  const id = getValues(ID);
  const isKnown = instances.some(({ instance_id }) => instance_id === id);
  return document.activeElement?.id === ID || (id !== '' && !isKnown);
}

type ChoiceProps = MessageInstanceProps & {
  instances: Instance[];
  onText: (text: string) => void;
  toggle: ReactNode;
};

function Choice({ form, type, instances, onText, toggle }: ChoiceProps) {
  const texts = useTexts('messageInstances');
  const validation: Record<string, string> = useTexts('validation');
  const id = useWatch({ control: form.control, name: ID });
  const { errors } = useFormState({ control: form.control, name: ID, exact: true });
  const labels = labelsOf(instances);
  const chosen = instances.find(({ instance_id }) => instance_id === id);
  const [text, setText] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const shown = text ?? (chosen ? labels.get(chosen) : id) ?? '';
  const isUnknown = isLeft && shown.trim() !== '' && id === '';
  const errorKey = errors.detail?.instance_id?.message;
  const error = isUnknown ? texts.unknown : errorKey ? (validation[errorKey] ?? errorKey) : null;

  const take = (typedText: string) => {
    setText(typedText);
    onText(typedText);
    const wanted = typedText.trim();
    const found = instances.find((one) => labels.get(one) === wanted || one.instance_id === wanted);
    form.setValue(ID, found?.instance_id ?? '', { shouldDirty: true, shouldValidate: found !== undefined });
    if (found) fillFrom(form, type, found);
  };
  return (
    <Field
      id={ID}
      label={texts.instance}
      wireName="instance_id"
      error={error}
      note={
        <p className="hint" role="status">
          <span>
            {chosen?.status && chosen.status !== 'RUNNING' ? format(texts.notRunning, { status: chosen.status }) : null}
          </span>
          {toggle}
        </p>
      }
      fix={toggle}
    >
      <input
        {...controlProps(ID, { error, hasHint: true })}
        list="dms-instances"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={shown}
        onChange={(event) => take(event.target.value)}
        onBlur={() => {
          setLeft(true);
          // The name of what was chosen, also where its ID was pasted.
          if (id !== '') setText(null);
        }}
      />
      <input type="hidden" name={ID} value={id} />
      <datalist id="dms-instances">
        {instances.map((one) => (
          <option key={one.instance_id} value={labels.get(one)}>
            {format(texts.option, { status: one.status ?? '–', address: one.address ?? '–' })}
          </option>
        ))}
      </datalist>
    </Field>
  );
}

/** Two instances may have one name: then each has its ID beside it. */
function labelsOf(instances: readonly Instance[]): ReadonlyMap<Instance, string> {
  const names = instances.map(({ name, instance_id }) => name || (instance_id ?? ''));
  return new Map(
    instances.map((one, at) => {
      const name = names[at] ?? '';
      return [one, names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${one.instance_id})`];
    }),
  );
}

/** Fills in what DMS knows of an instance. A user name that was typed stays; DMS knows no password. */
function fillFrom({ getValues, setValue }: Form, type: ConnectionType, instance: Instance): void {
  const options = { shouldDirty: true };
  if (type === 'RABBITMQ') {
    if (instance.access_user && getValues('detail.user_name') === '')
      setValue('detail.user_name', instance.access_user, options);
    return;
  }
  if (instance.enable_acl !== null) setValue('detail.enable_acl', instance.enable_acl, options);
  if (instance.ssl_enable !== null) setValue('detail.ssl_enable', instance.ssl_enable, options);
}

/** Lists the names of what belongs to the form's instance, as suggestions of the fields that are beside this one. */
function NameLists({ form, type, owner }: MessageInstanceProps) {
  const [instance_id, vhost] = useWatch({ control: form.control, name: [ID, 'detail.vhost_name'] });
  const isRabbit = type === 'RABBITMQ';
  const of = isIdentifier(instance_id) ? { instance_id } : null;
  const lists = {
    vhost_name: useMessageChoices(owner, of && isRabbit ? { list: 'vhosts', ...of } : null),
    queue_name: useMessageChoices(owner, of && isRabbit && vhost !== '' ? { list: 'queues', ...of, vhost } : null),
    topic: useMessageChoices(owner, of && !isRabbit ? { list: 'topics', ...of } : null),
    group: useMessageChoices(owner, of && !isRabbit ? { list: 'groups', ...of } : null),
  };
  // The fields are in the page from the start, and most pages need no list.
  useEffect(() => {
    for (const field of Object.keys(lists))
      document.getElementById(`detail.${field}`)?.setAttribute('list', `dms-${field}`);
  });
  return Object.entries(lists).map(([field, answer]) => (
    <datalist key={field} id={`dms-${field}`}>
      {answer.state === 'failed' ? null : answer.data?.names.map((name) => <option key={name} value={name} />)}
    </datalist>
  ));
}
