'use client';

import { useEffect, useState } from 'react';
import { FailureView } from '@/components/action/failure-view';
import { SilenceNote } from '@/components/action/no-answer';
import { SignInAgain } from '@/components/action/sign-in-again';
import { endsSession } from '@/lib/eventgrid/failures/ends-session';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EditSourceMessages } from './edit-source-messages';
import type { EditAnswer } from './use-edit-source';

type EditRefusalProps = {
  answer: EditAnswer;
  /** Path to come back to after signing in. */
  path: string;
  busy: boolean;
  language: string;
  messages: EditSourceMessages;
  onSave: () => void;
};

/** Shows what EventGrid refused, in its own words too; nothing while there is no refusal, or only wrong fields. */
export function EditRefusal(props: EditRefusalProps) {
  const { answer, language, messages } = props;
  if (answer === null) return null;
  const { consoleGone } = messages.edit;
  if (answer === 'gone')
    return <SilenceNote title={consoleGone.title} text={`${consoleGone.cause} ${consoleGone.next}`} />;
  const { result, explained, report } = answer;
  if (result.ok || result.failure.kind === 'invalid-input' || explained === null) return null;
  return (
    <FailureView
      failure={result.failure}
      explained={explained}
      report={report ?? ''}
      language={language}
      action={<Step {...props} explained={explained} />}
      messages={messages.failure}
    />
  );
}

function Step({ explained, path, busy, onSave }: EditRefusalProps & { explained: ExplainedFailure }) {
  const { action, actionLabel, waitSeconds } = explained;
  const left = useCountdown(waitSeconds ?? 0);
  if (action === 'sign-in')
    return (
      <SignInAgain className="btn sm" path={path} isOver={endsSession(explained.key)}>
        {actionLabel}
      </SignInAgain>
    );
  if (action === 'reload' || action === 'look-up' || action === 'look-again')
    return (
      <button type="button" className="btn sm" onClick={() => location.reload()}>
        {actionLabel}
      </button>
    );
  if (action !== 'retry' && action !== 'wait') return null;
  const off = busy || left > 0;
  return (
    <button type="button" className="btn sm" aria-disabled={off || undefined} onClick={off ? undefined : onSave}>
      {left > 0 ? `${actionLabel} · ${left} s` : actionLabel}
    </button>
  );
}

/** Counts whole seconds down to 0. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
