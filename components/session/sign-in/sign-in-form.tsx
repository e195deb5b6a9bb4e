'use client';

import { Server } from 'lucide-react';
import { useActionState, useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/action/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { Action } from '@/lib/guard/outcome';
import { SignInFields } from './sign-in-fields';
import type { SignInMessages } from './sign-in-messages';
import { SignInRefusal } from './sign-in-refusal';
import { readSignIn, type SignInMethod } from './sign-in-state';

export type SignInFormProps = {
  method: SignInMethod;
  /** Where to go afterwards; the action checks it. */
  next: string | undefined;
  /** The endpoints offered, the preselected one first. */
  regions: { id: string; name: string }[];
  /** What the fields hold at first. */
  known: Record<string, string>;
  /** Whether the local EventGrid is on, and may be spoken of. */
  local: boolean;
  messages: SignInMessages;
  action: Action<null>;
};

/**
 * Signs in by password or token. It is a plain form that works without JavaScript: errors and typed values come back,
 * secrets do not.
 */
export function SignInForm({ method, next, regions, known, local, messages, action }: SignInFormProps) {
  const [outcome, formAction, pending] = useActionState(action, null);
  const summary = useRef<HTMLDivElement>(null);
  const { values, errors, listed, refused } = readSignIn(outcome, method, known, messages);
  const failed = listed.length > 0 || refused !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed submit takes the focus to its summary.
  useEffect(() => summary.current?.focus(), [outcome]);

  return (
    <form
      action={formAction}
      noValidate
      onSubmit={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      <title>{`${failed ? messages.errorPrefix : ''}${messages.title} · ${messages.productLong}`}</title>
      <input type="hidden" name="method" value={method} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <ErrorSummary ref={summary} title={messages.problem} errors={listed} />
      {refused ? <SignInRefusal {...refused} messages={messages} /> : null}
      {local && method === 'user' ? <LocalHint messages={messages.local} /> : null}
      <SignInFields
        method={method}
        regions={regions}
        values={values}
        errors={errors}
        attempt={outcome?.submittedAt}
        pending={pending}
        messages={messages}
      />
      <SubmitButton isPending={pending} pending={messages.submitting}>
        {messages.submit}
      </SubmitButton>
    </form>
  );
}

/** The user that the local EventGrid is seeded with, and the endpoint's ID. */
const LOCAL_SIGN_IN = { region: 'local', account: 'local', user: 'admin', password: 'eventgrid' };

/** Says how to sign in to the local EventGrid, and fills the form it stands in. */
function LocalHint({ messages }: { messages: SignInMessages['local'] }) {
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
