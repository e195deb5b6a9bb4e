'use client';

import { useEffect, useState } from 'react';
import { Link } from '@/components/ui/link';
import type { AdviceAction, AdviceKey } from '@/lib/eventgrid/failures/advice';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { SignInAgain } from './sign-in-again';

/** What an action does on a page: follows a link, focuses a field, submits a form by its ID, or calls back. */
type Step = { href: string } | { focus: string } | { form: string } | { press: () => void };

/** The steps that a page has, by action. An action without one has no button there. */
export type Steps = Partial<Record<AdviceAction, Step>>;

type RefusalStepProps = {
  explained: ExplainedFailure;
  steps: Steps;
  /** Path to return to after sign-in. */
  path: string;
  busy?: boolean;
  className?: string;
};

/** Reloads the page. */
export const RELOAD: Step = { press: () => location.reload() };

/** Offers the next step of a refusal, after the requested wait is over. */
export function RefusalStep({ explained, steps, path, busy = false, className = 'btn small' }: RefusalStepProps) {
  const { action, actionLabel, waitSeconds, key } = explained;
  const left = useCountdown(waitSeconds, explained);
  if (action === 'sign-in')
    return (
      <SignInAgain className={className} path={path} isOver={endsSession(key)}>
        {actionLabel}
      </SignInAgain>
    );
  const step = steps[action];
  if (step === undefined) return null;
  if ('href' in step)
    return (
      <Link className={className} href={step.href}>
        {actionLabel}
      </Link>
    );
  const off = left > 0 || (busy && 'press' in step);
  return (
    <button
      className={className}
      type={'form' in step ? 'submit' : 'button'}
      form={'form' in step ? step.form : undefined}
      aria-disabled={off || undefined}
      onClick={off || 'form' in step ? undefined : () => take(step)}
    >
      {left > 0 ? `${actionLabel} · ${left} s` : actionLabel}
    </button>
  );
}

function take(step: { focus: string } | { press: () => void }): void {
  if ('press' in step) step.press();
  else document.querySelector<HTMLElement>(step.focus)?.focus();
}

/** Counts whole seconds down to 0, starting over for each refusal. */
export function useCountdown(seconds: number | null, refusal: unknown): number {
  const [left, setLeft] = useState(seconds ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal with the same seconds counts again.
  useEffect(() => {
    let now = seconds ?? 0;
    setLeft(now);
    if (now <= 0) return;
    const timer = setInterval(() => {
      now -= 1;
      if (now <= 0) clearInterval(timer);
      setLeft(now);
    }, 1000);
    return () => clearInterval(timer);
  }, [seconds, refusal]);
  return left;
}

/** Refusals that lead to the sign-in page although the session is still valid: another token would be shorter. */
const TOKEN_TOO_LONG: readonly AdviceKey[] = ['headersTooLarge', 'gatewayHeadersTooLarge'];

/** Tells whether an advice to sign in again means that the session has ended. */
const endsSession = (key: AdviceKey): boolean => !TOKEN_TOO_LONG.includes(key);
