import { CircleX, Clock } from 'lucide-react';
import type { ShownRefusal } from '@/components/action/refused';
import type { LostAnswer } from '@/components/action/use-action';
import { useTexts } from '@/components/i18n/use-texts';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import { Message } from '@/components/ui/message';

/** ID of the next step's sentence: the reason of a button that is off while a refusal asks to wait. */
export const SIGN_IN_NEXT = 'sign-in-next';

/** Shows why sign-in was refused and what to do, then IAM's own words, verbatim, with the request ID. */
export function SignInRefusal({ failure, explained }: ShownRefusal) {
  const texts = useTexts('refusal');
  const { code, message, requestId } = failure;
  const waits = failure.kind === 'throttled' || failure.status === 429;
  const Icon = waits ? Clock : CircleX;
  const facts = (
    <dl className="fact-list">
      <Fact field="error_code" label={texts.code}>
        {code ? <code translate="no">{code}</code> : null}
      </Fact>
      <Fact field="error_msg" label={texts.message}>
        {message || null}
      </Fact>
      <Fact field="request_id" label={texts.requestId}>
        {requestId ? <CopyableCode text={requestId} what={texts.requestIdName} /> : null}
      </Fact>
    </dl>
  );
  return (
    <Message
      role="alert"
      tone={waits ? 'warn' : 'bad'}
      className="mb-4"
      icon={<Icon aria-hidden="true" />}
      title={explained.title}
      heading="h2"
      below={code || message || requestId ? facts : null}
    >
      <p>{explained.cause}</p>
      <p id={SIGN_IN_NEXT}>{explained.next}</p>
    </Message>
  );
}

/** Shows that the console did not answer a sign-in, or that it is newer than the page. */
export function SignInLost({ lost }: { lost: LostAnswer }) {
  const { silent, updated, updatedText } = useTexts('session');
  return (
    <p className="message warn mb-4 px-3.5 py-3" role="alert">
      {lost === 'updated' ? `${updated}. ${updatedText}` : silent}
    </p>
  );
}
