'use client';

import { Server } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/action/error-summary';
import { useAction } from '@/components/action/use-action';
import { useSession } from '@/components/action/use-session';
import { waitLabel } from '@/components/action/wait-label';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { ConsoleSilent } from '@/components/ui/console-silent';
import { SubmitButton } from '@/components/ui/submit-button';
import { useHydrated } from '@/components/ui/use-hydrated';
import { withBasePath } from '@/lib/browser/base-path';
import { isCookieKept } from '@/lib/browser/cookie-kept';
import { visit } from '@/lib/browser/visit';
import type { Action } from '@/lib/guard/outcome';
import { safeNextPath } from '@/lib/session/next-path';
import { signedInPath } from '@/lib/session/sign-in-path';
import { SignInFields } from './sign-in-fields';
import { SIGN_IN_NEXT, SignInLost, SignInRefusal } from './sign-in-refusal';
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
 * secrets do not. With JavaScript it opens the next page once the browser has sent the session's cookie back.
 */
export function SignInForm({ method, next, regions, known, local, pageTitle, action }: SignInFormProps) {
  const texts = useTexts('signIn');
  const { errorPrefix, problem } = useTexts('forms');
  const language = useLanguage();
  const router = useRouter();
  const { visitAgain } = useSession();
  const { outcome, lost, isPending, waitSeconds, run, formAction } = useAction(action, { needsSession: false });
  const isSignedIn = outcome?.result.ok === true;
  const pending = isPending || isSignedIn;
  const form = useRef<HTMLFormElement>(null);
  const posted = useRef(outcome);
  const summary = useRef<HTMLDivElement>(null);
  const { values, errors, listed, refused } = readSignIn(outcome, method, known, texts);
  const failed = listed.length > 0 || refused !== null || lost !== null;

  useEffect(() => {
    // Typed texts are the fields' defaults now, secrets are not. What was typed before the script loaded stays.
    if (outcome !== posted.current) form.current?.reset();
    summary.current?.focus();
  }, [outcome]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSignedIn) return;
    const typed = new FormData(event.currentTarget);
    typed.set('stay', '1');
    const signedIn = await run(typed);
    if (!signedIn?.result.ok) return;
    const path = safeNextPath(next);
    if (await isCookieKept()) visit(() => router.replace(path));
    else window.location.assign(withBasePath(signedInPath(path)));
  };

  return (
    <form ref={form} action={formAction} noValidate onSubmit={submit}>
      <title>{`${failed ? errorPrefix : ''}${pageTitle}`}</title>
      <input type="hidden" name="method" value={method} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      {visitAgain ? <ConsoleSilent onRetry={visitAgain} /> : null}
      <ErrorSummary ref={summary} title={problem} errors={listed} />
      {refused ? <SignInRefusal {...refused} /> : null}
      {lost ? <SignInLost lost={lost} /> : null}
      {local && method === 'user' ? <LocalHint /> : null}
      <SignInFields method={method} regions={regions} values={values} errors={errors} attempt={outcome?.submittedAt} />
      <SubmitButton
        className="btn primary mt-1 w-full"
        isPending={pending}
        pending={texts.submitting}
        isOff={pending || waitSeconds > 0}
        aria-describedby={waitSeconds > 0 ? SIGN_IN_NEXT : undefined}
      >
        {waitLabel(texts.submit, waitSeconds, language)}
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
