'use client';

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { DetailsPanel, RequestBox } from '@/components/action/details-panel';
import { lostRefusal } from '@/components/action/lost-refusal';
import { RefusalView } from '@/components/action/refusal';
import { RELOAD, RefusalStep } from '@/components/action/refusal-step';
import { refusedOf } from '@/components/action/refused';
import { CodeSection } from '@/components/code/code-section';
import { useTexts } from '@/components/i18n/use-texts';
import { SubscriptionStatus } from '@/components/subscriptions/subscription-status';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { Link } from '@/components/ui/link';
import { Message } from '@/components/ui/message';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import { previewSubscription } from '@/lib/subscriptions/preview';
import { subscriptionBody } from '@/lib/subscriptions/values';
import type { EventTesterProps } from './event-tester';
import { SUBSCRIBE_FORM, type SubscribePress } from './use-subscribe';

const EventTester = lazyPart<EventTesterProps>(() => import('./event-tester'), {
  waiting: <div className="section" aria-busy="true" />,
});

type SubscribeDetailsProps = Pick<EventTesterProps, 'example' | 'onExample'> & {
  press: SubscribePress;
  children: ReactNode;
};

/** Shows, beside the form, what became of the last press, the tester and the request. */
export function SubscribeDetails({ press, example, onExample, children }: SubscribeDetailsProps) {
  const texts = useTexts('subscribe');
  const { outcome, lost, form } = press;
  const isLive = useHydrated();
  const result = outcome?.result;
  const isShown = lost !== null || (result !== undefined && (result.ok || result.failure.kind !== 'invalid-input'));
  return (
    <DetailsPanel
      title={texts.details}
      label={isShown ? texts.result : texts.tester}
      dismiss={isShown ? { label: texts.dismiss, onDismiss: press.dismiss } : undefined}
    >
      {isShown ? <Result press={press} /> : null}
      {children}
      {isLive ? <EventTester values={form.values} example={example} onExample={onExample} /> : null}
      <RequestBox
        title={texts.request}
        path="/v1/{project_id}/subscriptions"
        body={previewSubscription(form.values)}
        texts={texts}
      />
      <CodeSection noun="subscription" body={() => subscriptionBody(form.values)} />
    </DetailsPanel>
  );
}

function Result({ press }: { press: SubscribePress }) {
  const texts = useTexts('subscribe');
  const { consoleTitle, consoleCause } = useTexts('forms');
  const { outcome, lost, isPending, form, checkAgain } = press;
  const unanswered = useMemo(() => {
    if (lost === null) return null;
    const words =
      lost === 'gone' ? { title: consoleTitle, cause: consoleCause, ...texts.consoleGone } : texts.consoleUpdated;
    return lostRefusal(lost, words);
  }, [lost, texts, consoleTitle, consoleCause]);
  if (lost === null && outcome?.result.ok)
    return <Created subscription={outcome.result.data} requestId={outcome.result.requestId} />;
  const refused = unanswered ?? refusedOf(outcome);
  if (refused === null) return null;
  const { name } = form.values;
  const { writeId } = refused.failure.lostWriteCheck ?? {};
  return (
    <RefusalView
      {...refused}
      action={
        <RefusalStep
          explained={refused.explained}
          path="/subscriptions/new"
          busy={isPending}
          steps={{
            'look-up': { href: name ? `/subscriptions?q=${encodeURIComponent(name)}` : '/subscriptions' },
            'focus-name': { focus: '#name' },
            'focus-channel': { focus: '#channel_id' },
            'focus-form': { focus: '#name' },
            reload: RELOAD,
            'look-again': { press: () => writeId && void checkAgain(writeId) },
            retry: { form: SUBSCRIBE_FORM },
            wait: { form: SUBSCRIBE_FORM },
          }}
        />
      }
    />
  );
}

/** Shows a subscription that was just created: its ID to copy, and where to go next. */
function Created({ subscription, requestId }: { subscription: SubscriptionWithRaw; requestId: string | null }) {
  const texts = useTexts('subscribe');
  const facts = useTexts('subscriptionFacts');
  const { requestIdName, requestId: requestIdLabel } = useTexts('refusal');
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, name, status } = subscription;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once for each subscription.
  useEffect(() => heading.current?.focus(), [id]);
  return (
    <Message
      tone="good"
      icon={<Icon name="circle-check" />}
      title={fillNames(texts.created, { name: name ?? id ?? '' })}
      headingRef={heading}
      below={
        <>
          <dl className="fact-list">
            <Fact field="id" label={facts.id} none={facts.none}>
              {id ? <CopyableCode text={id} what={facts.idName} /> : null}
            </Fact>
            {requestId ? (
              <Fact field="request_id" label={requestIdLabel}>
                <CopyableCode text={requestId} what={requestIdName} />
              </Fact>
            ) : null}
            <Fact field="status" label={facts.status} none={facts.none}>
              <SubscriptionStatus status={status} />
            </Fact>
          </dl>
          <div className="message-foot">
            <Link className="btn small" href={`/subscriptions/${encodeURIComponent(id ?? '')}`}>
              {texts.open}
            </Link>
          </div>
        </>
      }
    >
      <p>{status === 'ENABLED' ? texts.createdEnabled : texts.createdOther}</p>
    </Message>
  );
}
