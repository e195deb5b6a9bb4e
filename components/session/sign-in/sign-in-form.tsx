'use client';

import { Server } from 'lucide-react';
import { useActionState, useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/action/error-summary';
import { useTexts } from '@/components/i18n/use-texts';
import { SubmitButton } from '@/components/ui/submit-button';
import { useHydrated } from '@/components/ui/use-hydrated';
import { withBasePath } from '@/lib/browser/base-path';
import type { Action } from '@/lib/guard/outcome';
import { signedInPath } from '@/lib/session/sign-in-path';
import { SignInFields } from './sign-in-fields';
import { SignInRefusal } from './sign-in-refusal';
import { readSignIn, type SignInMethod } from './sign-in-state';

export type SignInFormProps = {
  method: SignInMethod;
  /** Where to go afterwards; the action validates it. */
  next: string | undefined;
  /** The available endpoints, the preselected one first. */
  regions: { id: string; name: string }[];
  /** The initial values of the fields. */
  known: Record<string, string>;
  /** Whether the local EventGrid is on and may be mentioned. */
  local: boolean;
  /** The window title while there is no refusal. */
  pageTitle: string;
  action: Action<null>;
};

/**
 * Signs in by password or token. It is a plain form that works without JavaScript: errors and typed values come back,
 * secrets do not.
 */
export function SignInForm({ method, next, regions, known, local, pageTitle, action }: SignInFormProps) {
  const texts = useTexts('signIn');
  const { errorPrefix, problem } = useTexts('forms');
  const [outcome, formAction, isSending] = useActionState(action, null);
  const hydrated = useHydrated();
  const isSignedIn = outcome?.result.ok === true;
  const pending = isSending || isSignedIn;
  const summary = useRef<HTMLDivElement>(null);
  const { values, errors, listed, refused } = readSignIn(outcome, method, known, texts);
  const failed = listed.length > 0 || refused !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed submit moves the focus to its summary.
  useEffect(() => summary.current?.focus(), [outcome]);

  useEffect(() => {
    if (isSignedIn) window.location.assign(withBasePath(signedInPath(next ?? '')));
  }, [isSignedIn, next]);

  return (
    <form
      action={formAction}
      noValidate
      onSubmit={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      <title>{`${failed ? errorPrefix : ''}${pageTitle}`}</title>
      <input type="hidden" name="method" value={method} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      {hydrated ? <input type="hidden" name="stay" value="1" /> : null}
      <ErrorSummary ref={summary} title={problem} errors={listed} />
      {refused ? <SignInRefusal {...refused} /> : null}
      {local && method === 'user' ? <LocalHint /> : null}
      <SignInFields
        method={method}
        regions={regions}
        values={values}
        errors={errors}
        attempt={outcome?.submittedAt}
        pending={pending}
      />
      <SubmitButton className="btn primary mt-1 w-full" isPending={pending} pending={texts.submitting}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}

/** The user that the local EventGrid is seeded with, and the endpoint's ID. */
const LOCAL_SIGN_IN = { region: 'local', account: 'local', user: 'admin', password: 'eventgrid' };

/** Explains how to sign in to the local EventGrid, and fills in the form around it. */
function LocalHint() {
  const texts = useTexts('signIn').local;
  const hydrated = useHydrated();
  return (
    <div className="mb-4 flex items-center gap-3 rounded-md border border-dashed border-accent-line bg-accent-soft px-3 py-2.5 text-sm">
      <Server className="text-accent" aria-hidden="true" />
      <p className="min-w-0 flex-1 text-ink-2">
        <b className="font-semibold">{texts.title}</b>
        <span>{` ${texts.account} `}</span>
        <code translate="no">{LOCAL_SIGN_IN.account}</code>
        <span>{`${texts.comma}${texts.user} `}</span>
        <code translate="no">{LOCAL_SIGN_IN.user}</code>
        <span>{`${texts.comma}${texts.password} `}</span>
        <code translate="no">{LOCAL_SIGN_IN.password}</code>
        <span>{texts.stop}</span>
      </p>
      <button
        type="button"
        className={hydrated ? 'btn small' : 'btn small invisible'}
        onClick={(event) => fillIn(event.currentTarget.form)}
      >
        {texts.fillIn}
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
