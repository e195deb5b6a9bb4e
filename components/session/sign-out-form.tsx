'use client';

import { type FormEvent, type ReactNode, startTransition, useActionState, useRef } from 'react';
import { tellTabs } from '@/lib/browser/tabs';

/** What a press of Sign out did; null before the first one. */
export type SignOutState = { signedOut: boolean } | null;

export type SignOutAction = (state: SignOutState, form: FormData) => Promise<SignOutState>;

type SignOutFormProps = {
  action: SignOutAction;
  /** Says that the session may still be there, and to try again. */
  failed: string;
  children: ReactNode;
};

/**
 * Signs out, in the browser's other tabs too. The page leaves once the answer is here: leaving earlier would abort the
 * request, and the next person at this browser would be signed in. Without JavaScript the other tabs notice at their next
 * request.
 */
export function SignOutForm({ action, failed, children }: SignOutFormProps) {
  const [, formAction] = useActionState(action, null);
  const inFlight = useRef(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (inFlight.current) return;
    inFlight.current = true;
    const form = new FormData(event.currentTarget);
    form.set('stay', '1');
    startTransition(async () => {
      const state = await action(null, form).catch(() => null);
      inFlight.current = false;
      // This tab is told as well.
      if (state?.signedOut) tellTabs('signed-out');
      else window.alert(failed);
    });
  };

  return (
    <form action={formAction} onSubmit={submit} data-leaves>
      {children}
    </form>
  );
}
