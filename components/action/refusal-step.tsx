'use client';

import { useLanguage } from '@/components/i18n/use-texts';
import { markName } from '@/components/ui/fill-nodes';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Link } from '@/components/ui/link';
import type { AdviceAction, AdviceKey } from '@/lib/eventgrid/failures/advice-actions';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { useCountdown } from './countdown';
import { SignInAgain } from './sign-in-again';
import { waitLabel } from './wait-label';

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
  const { action, actionLabel, key, name } = explained;
  const left = useCountdown(explained);
  const language = useLanguage();
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
        {markName(actionLabel, name)}
      </Link>
    );
  const isForm = 'form' in step;
  return (
    <GuardedButton
      className={className}
      type={isForm ? 'submit' : 'button'}
      form={isForm ? step.form : undefined}
      isOff={left > 0 || (busy && !('focus' in step))}
      onClick={isForm ? undefined : () => take(step)}
    >
      {markName(waitLabel(actionLabel, left, language), name)}
    </GuardedButton>
  );
}

function take(step: { focus: string } | { press: () => void }): void {
  if ('press' in step) step.press();
  else document.querySelector<HTMLElement>(step.focus)?.focus();
}

/** Refusals that lead to the sign-in page although the session is still valid: another token would be shorter. */
const TOKEN_TOO_LONG: readonly AdviceKey[] = ['headersTooLarge', 'gatewayHeadersTooLarge'];

/** Returns whether an advice to sign in again means that the session has ended. */
const endsSession = (key: AdviceKey): boolean => !TOKEN_TOO_LONG.includes(key);
