'use client';

import { Server } from 'lucide-react';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { SignInMessages } from './sign-in-messages';

/** The user that the local EventGrid is seeded with, and the endpoint's ID. */
const LOCAL_SIGN_IN = { region: 'local', account: 'local', user: 'admin', password: 'eventgrid' };

/** Says how to sign in to the local EventGrid, and fills the form it stands in. */
export function LocalHint({ messages }: { messages: SignInMessages['local'] }) {
  const hydrated = useHydrated();
  return (
    <div className="local-hint">
      <Server aria-hidden="true" />
      <p className="grow">
        <b className="strong">{messages.title}</b> {messages.account} <code>{LOCAL_SIGN_IN.account}</code>
        {messages.comma}
        {messages.user} <code>{LOCAL_SIGN_IN.user}</code>
        {messages.comma}
        {messages.password} <code>{LOCAL_SIGN_IN.password}</code>
        {messages.stop}
      </p>
      <button
        type="button"
        className={hydrated ? 'btn sm' : 'btn sm invisible'}
        onClick={(event) => fillIn(event.currentTarget.form)}
      >
        {messages.fillIn}
      </button>
    </div>
  );
}

function fillIn(form: HTMLFormElement | null): void {
  for (const [name, value] of Object.entries(LOCAL_SIGN_IN)) {
    const field = form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
  form?.querySelector<HTMLButtonElement>('[type=submit]')?.focus();
}
