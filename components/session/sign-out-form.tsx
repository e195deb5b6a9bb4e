'use client';

import { type FormEvent, type ReactNode, useActionState, useRef } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { notifyTabs } from '@/lib/browser/tabs';
import type { Action } from '@/lib/guard/outcome';
import { leavePage } from './leave-page';

/**
 * Signs out, in the browser's other tabs too. The page leaves after the answer: leaving earlier would abort the
 * request, and the next person at this browser would be signed in. Without JavaScript the other tabs notice at their
 * next request. It doesn't use useAction, whose code every page would load for this button.
 */
export function SignOutForm({ action, children }: { action: Action<null>; children: ReactNode }) {
  const { signOutFailed } = useTexts('session');
  const [, formAction] = useActionState(action, null);
  const inFlight = useRef(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (inFlight.current) return;
    inFlight.current = true;
    const form = new FormData(event.currentTarget);
    form.set('stay', '1');
    const outcome = await action(null, form).catch(() => null);
    inFlight.current = false;
    if (!outcome?.result.ok) return window.alert(signOutFailed);
    notifyTabs('signed-out');
    // This tab receives it as well, unless the router is faster: the answer also renders a page without a session.
    leavePage();
  };

  return (
    <form action={formAction} onSubmit={submit} data-leaves>
      {children}
    </form>
  );
}
