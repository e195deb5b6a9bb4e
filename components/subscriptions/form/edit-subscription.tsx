'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { NoAnswer } from '@/components/action/no-answer';
import { RefusalView } from '@/components/action/refusal';
import { RELOAD, RefusalStep } from '@/components/action/refusal-step';
import { refusedOf } from '@/components/action/refused';
import { useAction } from '@/components/action/use-action';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { TargetCard } from '@/components/subscriptions/panel/target-card';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { Message } from '@/components/ui/message';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { subscribe as enSubscribe } from '@/lib/i18n/en/subscribe';
import { subscriptionValidation as enSubscriptionValidation } from '@/lib/i18n/en/subscription-validation';
import { validation as enValidation } from '@/lib/i18n/en/validation';
import { subscribe as zhSubscribe } from '@/lib/i18n/zh-cn/subscribe';
import { subscriptionValidation as zhSubscriptionValidation } from '@/lib/i18n/zh-cn/subscription-validation';
import { validation as zhValidation } from '@/lib/i18n/zh-cn/validation';
import type { ProjectScope } from '@/lib/session/session';
import { editForm, editValuesOf, opaqueTarget } from '@/lib/subscriptions/edit';
import type { UpdatedSubscription } from '@/lib/subscriptions/update';
import type { EventTesterProps } from './event-tester';
import { attributesOf, exampleEvent } from './example-event';
import { FilterField } from './filter-field';
import { TargetsField } from './targets-field';
import { TextField } from './text-field';
import { useSubscriptionForm } from './use-subscription-form';

const EventTester = lazyPart<EventTesterProps>(() => import('./event-tester'), {
  waiting: <div className="section" aria-busy="true" />,
});

export type EditSubscriptionProps = {
  subscription: SubscriptionWithRaw;
  owner: ProjectScope;
  path: string;
  action: Action<UpdatedSubscription>;
  onSaved: (saved: UpdatedSubscription) => void;
  onCancel: () => void;
};

const FORM = 'edit-subscription';
const NO_ERRORS: FieldErrors = {};
/** EventGrid's refusal to change a subscription that is enabled. */
const ENABLED_REFUSED = 'EG.00513002';

/** Changes a subscription's filter, targets and description. Sends only the lists that changed. */
function EditSubscriptionPart(props: EditSubscriptionProps) {
  const { path, onCancel } = props;
  const texts = useTexts('editSubscription');
  const edit = useEdit(props);
  const { base, form, isDirty, isPending, waitSeconds, question } = edit;
  const { values } = form;
  const [typedExample, setExample] = useState<string | null>(null);
  const example = typedExample ?? exampleEvent(values.source);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector<HTMLElement>('textarea, input:not([type=hidden])')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void edit.save(base, false);
  };
  return (
    <form ref={element} id={FORM} className="edit-form" onSubmit={submit} noValidate aria-label={texts.title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={texts.title}>
        <h2>{texts.title}</h2>
        <EditTrouble edit={edit} path={path} />
        <FilterField form={form} isLive attributes={attributesOf(example)} />
        <EventTester
          values={values}
          example={example}
          onExample={setExample}
          isKnown={(target) => opaqueTarget(base, target) === null}
        />
        <TargetsField
          form={form}
          owner={props.owner}
          stored={base.targets}
          unknown={(target) => <TargetCard target={target} />}
        />
        <TextField
          form={form}
          name="description"
          value={values.description}
          label={texts.description}
          isOptional
          rows={2}
        />
      </div>
      <div className="panel-foot">
        <GuardedButton className="btn small primary" type="submit" isOff={isPending || waitSeconds > 0 || !isDirty}>
          {isPending ? texts.saving : texts.save}
        </GuardedButton>
        <button type="button" className="btn small quiet" onClick={onCancel}>
          {texts.cancel}
        </button>
        {isDirty ? null : <span className="text-xs text-ink-3">{texts.unchanged}</span>}
      </div>
      {question}
    </form>
  );
}

export const EditSubscription = withLateTexts(
  {
    en: { subscribe: enSubscribe, subscriptionValidation: enSubscriptionValidation, validation: enValidation },
    'zh-CN': { subscribe: zhSubscribe, subscriptionValidation: zhSubscriptionValidation, validation: zhValidation },
  },
  EditSubscriptionPart,
);

/** Manages an edit: its values, the save, and what became of it. */
function useEdit({ subscription, owner, action, onSaved }: EditSubscriptionProps) {
  const texts = useTexts('editSubscription');
  const [base, setBase] = useState(subscription);
  const [shown, setShown] = useState(() => editValuesOf(base));
  const finish = (next: ActionOutcome<UpdatedSubscription> | null) => {
    if (next?.result.ok && !next.result.data.isConflict) onSaved(next.result.data);
  };
  const press = useAction(action, { onChecked: finish });
  const { outcome, lost, isPending, run, checkNow } = press;
  const {
    form,
    press: check,
    reset,
  } = useSubscriptionForm(
    FORM,
    shown,
    () =>
      import('@/lib/subscriptions/edit').then(
        ({ checkEdited }) =>
          (values) =>
            checkEdited(values, shown, base),
      ),
    outcome?.fieldErrors ?? NO_ERRORS,
  );
  const { values } = form;
  const isDirty = JSON.stringify(values) !== JSON.stringify(shown);
  const { question } = useLeaveGuard(isDirty && !isPending, texts.leave);
  const save = async (now: SubscriptionWithRaw, isOffMeanwhile: boolean) =>
    finish(
      await run(async () => {
        const [first] = Object.keys(await check());
        if (first === undefined) return editForm(owner, now, values, shown, isOffMeanwhile);
        document.getElementById(first)?.focus();
        return null;
      }),
    );
  return {
    ...press,
    base,
    form,
    isDirty,
    question,
    save,
    /** The current subscription, if it differs from what the form showed. */
    conflict:
      outcome?.result.ok && outcome.result.data.isConflict && lost === null ? outcome.result.data.subscription : null,
    checkAgain: async () => finish(await checkNow()),
    takeTheirs: (now: SubscriptionWithRaw) => {
      const next = editValuesOf(now);
      setBase(now);
      setShown(next);
      reset(next);
      press.dismiss();
    },
  };
}

type EditTroubleProps = { edit: ReturnType<typeof useEdit>; path: string };

/** Shows why the last save did not happen, and the next step. */
function EditTrouble({ edit, path }: EditTroubleProps) {
  const texts = useTexts('editSubscription');
  const { outcome, lost, base, conflict, isPending, save } = edit;
  const refused = refusedOf(outcome);
  const again = { press: () => void save(base, false) };
  const lookAgain = { press: () => void edit.checkAgain() };
  // The refusal asks to wait; a disabled subscription can be changed at once.
  const saveAnyway = () => {
    flushSync(edit.dismiss);
    void save(base, true);
  };
  return (
    <>
      {lost ? <NoAnswer text={texts.consoleText} /> : null}
      {refused && refused.failure.kind !== 'invalid-input' ? (
        <RefusalView
          {...refused}
          action={
            refused.failure.code === ENABLED_REFUSED ? (
              <GuardedButton className="btn small" isOff={isPending} onClick={saveAnyway}>
                {texts.disableSaveEnable}
              </GuardedButton>
            ) : (
              <RefusalStep
                explained={refused.explained}
                path={path}
                busy={isPending}
                steps={{ reload: RELOAD, 'look-up': RELOAD, 'look-again': lookAgain, retry: again, wait: again }}
              />
            )
          }
        />
      ) : null}
      {conflict ? (
        <Message role="alert" tone="warn" icon={<Icon name="triangle" />} title={texts.conflict}>
          <p>{texts.conflictText}</p>
          <div className="actions">
            <button type="button" className="btn tiny" onClick={() => edit.takeTheirs(conflict)}>
              {texts.takeTheirs}
            </button>
            <button type="button" className="btn tiny" onClick={() => void save(conflict, false)}>
              {texts.saveMine}
            </button>
          </div>
        </Message>
      ) : null}
    </>
  );
}
