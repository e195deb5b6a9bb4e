'use client';

import { LoaderCircle } from 'lucide-react';
import { useActionState, useEffect, useRef } from 'react';
import { LocalHint } from './local-hint';
import { SignInFields } from './sign-in-fields';
import type { SignInMessages } from './sign-in-messages';
import { SignInRefusal } from './sign-in-refusal';
import { NOT_TRIED, SIGN_IN_FIELDS, type SignInMethod, type SignInState } from './sign-in-state';
import { SignInSummary } from './sign-in-summary';
import { errorTexts, textsOf } from './sign-in-values';

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
  action: (state: SignInState, form: FormData) => Promise<SignInState>;
};

/**
 * Signs in by password or token. It is a plain form that works without JavaScript: errors and typed values come back,
 * secrets do not.
 */
export function SignInForm({ method, next, regions, known, local, messages, action }: SignInFormProps) {
  const [state, formAction, pending] = useActionState(action, NOT_TRIED);
  const summary = useRef<HTMLDivElement>(null);
  const done = state.action.status === 'done' ? state.action : null;
  const failure = done && !done.result.ok ? done.result.failure : null;
  // What another tab's submit came to is not this one's.
  const values = done?.values.method === method ? textsOf(done.values) : known;
  const errors = done?.values.method === method ? errorTexts(failure?.fieldErrors ?? {}, values, messages) : {};
  const listed = SIGN_IN_FIELDS[method].flatMap((field) => (errors[field] ? [{ field, text: errors[field] }] : []));
  const failed = listed.length > 0 || state.refusal !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed submit takes the focus to its summary.
  useEffect(() => summary.current?.focus(), [state.count]);

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
      {listed.length > 0 ? <SignInSummary ref={summary} title={messages.problem} errors={listed} /> : null}
      {state.refusal && failure ? (
        <SignInRefusal refusal={state.refusal} failure={failure} messages={messages} />
      ) : null}
      {local && method === 'user' ? <LocalHint messages={messages.local} /> : null}
      <SignInFields
        method={method}
        regions={regions}
        values={values}
        errors={errors}
        attempt={state.count}
        pending={pending}
        messages={messages}
      />
      <button type="submit" className="btn primary" aria-disabled={pending || undefined}>
        {pending ? <LoaderCircle aria-hidden="true" className="spin" /> : null}
        {pending ? messages.submitting : messages.submit}
      </button>
    </form>
  );
}
