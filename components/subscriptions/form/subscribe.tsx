'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '@/components/action/error-summary';
import { REFUSAL_NEXT } from '@/components/action/refused';
import { useSession } from '@/components/action/use-session';
import { useTexts } from '@/components/i18n/use-texts';
import { PasteButton } from '@/components/paste/paste-button';
import { GuardedButton } from '@/components/ui/guarded-button';
import { keepFocusOnPress } from '@/components/ui/keep-focus-on-press';
import { lazyPart } from '@/components/ui/lazy-part';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import type { Action } from '@/lib/guard/outcome';
import { format } from '@/lib/i18n/format';
import { validationText } from '@/lib/i18n/validation-text';
import type { UsedQuota } from '@/lib/lists/quota';
import type { SubscriptionValues } from '@/lib/subscriptions/values';
import { attributesOf, exampleEvent } from './example-event';
import type { PasteSubscriptionProps } from './paste-subscription';
import { SubscribeDetails } from './subscribe-details';
import { SubscribeFields, type SubscribeFieldsProps } from './subscribe-fields';
import { SUBSCRIBE_FORM, useSubscribe } from './use-subscribe';
import { useRuleTexts } from './use-subscription-form';

const PasteSubscription = lazyPart<PasteSubscriptionProps>(() => import('./paste-subscription'));

type SubscribeProps = Pick<SubscribeFieldsProps, 'choices' | 'chosen' | 'channelMissing' | 'createChannel'> & {
  action: Action<SubscriptionWithRaw>;
  /** For a press without JavaScript: sent twice, it is one write. */
  writeId: string;
  owner: { project_id: string; endpoint_id: string; project_name: string };
  defaults: SubscriptionValues;
  quota: UsedQuota | null;
  breadcrumb: ReactNode;
  cancel: ReactNode;
  /** Earlier writes that were interrupted, with their outcomes. */
  pendingWrites: ReactNode;
};

/** Creates a subscription: the form on the left, beside it the tester, the request and what became of it. */
export function Subscribe(props: SubscribeProps) {
  const { action, owner, defaults, quota } = props;
  const texts = useTexts('subscribe');
  const { errorPrefix, problem } = useTexts('forms');
  const press = useSubscribe(action, defaults);
  const { form, outcome, lost, isPending, waitSeconds, wrong, submits } = press;
  const { values } = form;
  const [typedExample, setExample] = useState<string | null>(null);
  const example = typedExample ?? exampleEvent(values.source);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wrong && submits > 0) summary.current?.focus();
  }, [wrong, submits]);
  const { isUpdated } = useSession();
  const isDirty = JSON.stringify(values) !== JSON.stringify(press.saved);
  const { question } = useLeaveGuard(isDirty && !isPending && !isUpdated, texts.leave);
  const errors = useErrorsInOrder(wrong, values);
  const isCreated = outcome?.result.ok === true && lost === null;
  const hasResult = outcome !== null || lost !== null;
  return (
    <main className={hasResult ? 'split result-first' : 'split'} id="main">
      <title>{`${wrong || (hasResult && !isCreated) ? errorPrefix : ''}${texts.title} · EventGrid`}</title>
      <div className="form-column">
        <div className="page-head">
          <div className="flex min-h-8 flex-1 flex-wrap items-center gap-1.5">
            {props.breadcrumb}
            <h1>{isCreated ? texts.titleAgain : texts.title}</h1>
            <PasteButton dialog={(onClose) => <PasteSubscription form={form} onClose={onClose} />} />
          </div>
        </div>
        <form
          id={SUBSCRIBE_FORM}
          action={press.formAction}
          onSubmit={press.submit}
          onPointerEnter={press.preload}
          onKeyDown={press.preload}
          onMouseDown={keepFocusOnPress}
          noValidate
        >
          <div className="form-body">
            {wrong ? <ErrorSummary ref={summary} title={problem} errors={errors} /> : null}
            {Object.entries({ ...owner, write_id: props.writeId }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubscribeFields {...props} form={form} attributes={attributesOf(example)} />
          </div>
          <div className="form-bar">
            <GuardedButton
              className="btn primary"
              type="submit"
              isOff={isPending || waitSeconds > 0}
              aria-describedby={waitSeconds > 0 ? REFUSAL_NEXT : undefined}
            >
              {isPending ? texts.submitting : texts.submit}
            </GuardedButton>
            {props.cancel}
            <p className="form-note">
              {wrong ? <span>{texts.nothingSent}</span> : null}
              {quota ? (
                <span className={quota.used >= quota.quota ? 'full' : undefined}>{format(texts.quota, quota)}</span>
              ) : null}
            </p>
          </div>
        </form>
      </div>
      <SubscribeDetails press={press} example={example} onExample={setExample}>
        {props.pendingWrites}
      </SubscribeDetails>
      {question}
    </main>
  );
}

/** Words the errors of a press in the order of the fields. */
function useErrorsInOrder(wrong: FieldErrors | null, values: SubscriptionValues) {
  const validation = useRuleTexts();
  return Object.entries(wrong ?? {}).map(([field, key]) => ({
    field,
    text: validationText(key, String(Reflect.get(values, field) ?? ''), validation),
  }));
}
