import { CircleX, Clock } from 'lucide-react';
import type { Refused } from '@/components/action/refusal';
import { CopyButton } from '@/components/ui/copy-button';
import type { SignInMessages } from './sign-in-messages';

type SignInRefusalProps = Refused & { messages: SignInMessages };

/** Says why signing in was refused and what to do, then IAM's own words, verbatim, with the request ID. */
export function SignInRefusal({ failure, explained, messages }: SignInRefusalProps) {
  const { code, message, requestId } = failure;
  const waits = failure.kind === 'throttled' || failure.status === 429;
  const Icon = waits ? Clock : CircleX;
  return (
    <div className={`msg ${waits ? 'warn' : 'bad'} gate-msg`} role="alert">
      <div className="msg-top">
        <Icon aria-hidden="true" />
        <h2>{explained.title}</h2>
        <p>{explained.cause}</p>
        <p>{explained.next}</p>
      </div>
      {code || message || requestId ? (
        <dl className="facts-list">
          {code ? (
            <>
              <dt>{messages.code}</dt>
              <dd data-field="error_code">
                <code>{code}</code>
              </dd>
            </>
          ) : null}
          {message ? (
            <>
              <dt>{messages.message}</dt>
              <dd data-field="error_msg">{message}</dd>
            </>
          ) : null}
          {requestId ? (
            <>
              <dt>{messages.requestId}</dt>
              <dd data-field="request_id">
                <code>{requestId}</code>
                <CopyButton text={requestId} what={messages.requestIdName} messages={messages.copy} />
              </dd>
            </>
          ) : null}
        </dl>
      ) : null}
    </div>
  );
}
