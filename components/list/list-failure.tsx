'use client';

import { LogIn, RefreshCw, ShieldOff, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyReport } from '@/components/action/copy-report';
import { useCountdown } from '@/components/action/countdown';
import { SignInAgain } from '@/components/action/sign-in-again';
import { waitLabel } from '@/components/action/wait-label';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { CopyButton } from '@/components/ui/copy-button';
import { GuardedButton } from '@/components/ui/guarded-button';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';

type ListFailureProps = {
  /** Null if the console itself did not answer. */
  failure: ReadFailure | null;
  /** Where signing in again leads back to. */
  path: string;
  busy: boolean;
  onRetry: () => void;
};

/**
 * Replaces a list that couldn't be read: why, what to do, and EventGrid's own words with the request ID. The children
 * are what users who may not list can still do.
 */
export function ListFailureView({ children, ...props }: ListFailureProps & { children?: ReactNode }) {
  const { failure } = props;
  const { consoleTitle } = useTexts('forms');
  const { consoleText } = useTexts('lists').failed;
  const forbidden = failure?.state === 'forbidden';
  return (
    <div className="empty-state" role="alert">
      <span className={`glyph ${forbidden ? 'warn' : 'bad'}`}>
        {forbidden ? <ShieldOff aria-hidden="true" /> : <Unplug aria-hidden="true" />}
      </span>
      <h2>{failure?.title ?? consoleTitle}</h2>
      <p className="wrap-anywhere">{failure?.text ?? consoleText}</p>
      <div className="actions">
        <FailureStep {...props} className="btn primary" />
        {failure ? <CopyReport text={failure.report} className="btn" /> : null}
        {forbidden ? children : null}
      </div>
      {failure ? <FailureFacts failure={failure} /> : null}
    </div>
  );
}

/** Marks rows that couldn't be read again: they stay, and the next step is beside the reason. */
export function ListStale(props: ListFailureProps) {
  const { failure } = props;
  const { consoleTitle } = useTexts('forms');
  const { stale } = useTexts('lists');
  return (
    <div className="banner warn" role="alert">
      <TriangleAlert aria-hidden="true" />
      <span>{`${stale}: ${failure?.title ?? consoleTitle}`}</span>
      <FailureStep {...props} className="btn tiny" />
      {failure ? <CopyReport text={failure.report} className="btn tiny" /> : null}
    </div>
  );
}

type FailureStepProps = ListFailureProps & {
  className: string;
  /** The words on the button that reads again. */
  label?: string;
};

/** The next step after a failed read, once it may be taken; none for users who may not read. */
export function FailureStep({ failure, path, busy, onRetry, className, label }: FailureStepProps) {
  const left = useCountdown(failure);
  const language = useLanguage();
  const texts = useTexts('lists').failed;
  if (failure?.state === 'forbidden') return null;
  if (failure?.state === 'signed-out')
    return (
      <SignInAgain className={className} path={path} isOver>
        <LogIn aria-hidden="true" />
        <span>{texts.signIn}</span>
      </SignInAgain>
    );
  if (failure?.action === 'reload')
    return (
      <button type="button" className={className} onClick={() => location.reload()}>
        {texts.reload}
      </button>
    );
  return (
    <GuardedButton className={className} isOff={busy || left > 0} onClick={onRetry}>
      <RefreshCw aria-hidden="true" className={busy ? 'spin' : undefined} />
      <span>{waitLabel(label ?? texts.retry, left, language)}</span>
    </GuardedButton>
  );
}

function FailureFacts({ failure }: { failure: ReadFailure }) {
  const { requestIdName } = useTexts('refusal');
  const { noRequestId } = useTexts('lists').failed;
  const { status, code, message, requestId } = failure;
  const facts: [field: string, value: ReactNode][] = [
    ['status', status],
    ['error_code', code && <code translate="no">{code}</code>],
    ['request_id', requestId && <code translate="no">{requestId}</code>],
  ];
  return (
    <>
      {message ? (
        <span className="aside wrap-anywhere" data-field="error_msg">
          {message}
        </span>
      ) : null}
      <span className="aside">
        {facts.map(([field, value]) =>
          value ? (
            <span key={field} data-field={field}>
              {value}
            </span>
          ) : null,
        )}
        {requestId ? <CopyButton text={requestId} what={requestIdName} /> : <span>{noRequestId}</span>}
      </span>
    </>
  );
}
