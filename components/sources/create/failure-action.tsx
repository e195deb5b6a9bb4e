'use client';

import { useEffect, useState } from 'react';
import { SignInAgain } from '@/components/action/sign-in-again';
import { Link } from '@/components/ui/link';
import type { AdviceAction } from '@/lib/eventgrid/failures/advice';
import { endsSession } from '@/lib/eventgrid/failures/ends-session';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';

type FailureActionProps = {
  explained: ExplainedFailure;
  name: string;
  /** Looks up what became of the press; undefined where there is nothing to look up. */
  onLookAgain: (() => void) | undefined;
  busy: boolean;
};

/** Where an action leads; what is not here acts on the page. The console's own form is submitted by its ID. */
const LINKS: Partial<Record<AdviceAction, (name: string) => string>> = {
  'look-up': (name) => (name ? `/sources?q=${encodeURIComponent(name)}` : '/sources'),
};

const FOCUS: Partial<Record<AdviceAction, string>> = {
  'focus-name': '#name',
  'focus-channel': '#channel_id',
  'focus-form': '#name',
};

/** Offers the one next step of a refusal: a field to go to, a page to look at, or to create again when that is safe. */
export function FailureAction({ explained, name, onLookAgain, busy }: FailureActionProps) {
  const { action, actionLabel, waitSeconds } = explained;
  const left = useCountdown(waitSeconds ?? 0);
  const link = LINKS[action];
  if (link)
    return (
      <Link className="btn sm" href={link(name)}>
        {actionLabel}
      </Link>
    );
  if (action === 'sign-in')
    return (
      <SignInAgain className="btn sm" path="/sources/new" isOver={endsSession(explained.key)}>
        {actionLabel}
      </SignInAgain>
    );
  const field = FOCUS[action];
  if (field)
    return (
      <button className="btn sm" type="button" onClick={() => document.querySelector<HTMLElement>(field)?.focus()}>
        {actionLabel}
      </button>
    );
  if (action === 'reload')
    return (
      <button className="btn sm" type="button" onClick={() => location.reload()}>
        {actionLabel}
      </button>
    );
  if (action === 'look-again')
    return (
      <button className="btn sm" type="button" aria-disabled={busy || undefined} onClick={onLookAgain}>
        {actionLabel}
      </button>
    );
  if (action === 'retry' || action === 'wait')
    return (
      <button className="btn sm" type="submit" form="create-source" aria-disabled={left > 0 || undefined}>
        {left > 0 ? `${actionLabel} · ${left} s` : actionLabel}
      </button>
    );
  return null;
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
