'use client';

import { type FormEvent, type ReactNode, useActionState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { orSilence } from '@/lib/browser/silence';
import type { Action } from '@/lib/guard/outcome';

/**
 * Signs out, in the browser's other tabs too, by code that loads with the press. Without JavaScript the other tabs
 * notice at their next request.
 */
export function SignOutForm({ action, children }: { action: Action<null>; children: ReactNode }) {
  const { signOutFailed } = useTexts('session');
  const [, formAction] = useActionState(action, null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    orSilence(import('./sign-out').then(({ signOut }) => signOut(action, form))).catch(() => alert(signOutFailed));
  };

  return (
    <form action={formAction} onSubmit={submit} data-leaves>
      {children}
    </form>
  );
}
