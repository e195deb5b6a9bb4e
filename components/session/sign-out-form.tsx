'use client';

import type { FormEvent, ReactNode } from 'react';
import { useAction } from '@/components/action/use-action';
import { tellTabs } from '@/lib/browser/tabs';
import type { Action } from '@/lib/guard/outcome';

type SignOutFormProps = {
  action: Action<null>;
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
  const { isPending, run, formAction } = useAction(action, { needsSession: false });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    form.set('stay', '1');
    // This tab hears it as well.
    if ((await run(form))?.result.ok) tellTabs('signed-out');
    else window.alert(failed);
  };

  return (
    <form action={formAction} onSubmit={submit} data-leaves>
      {children}
    </form>
  );
}
