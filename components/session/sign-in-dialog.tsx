import { LoaderCircle } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { lostAction } from '@/components/action/lost-action';
import { announce } from '@/components/ui/announcer';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { askSignIn, reportSignedIn, sessionState } from '@/lib/browser/session-signal';
import { tellTabs } from '@/lib/browser/tabs';
import { MethodTabs } from './method-tabs';
import type { SessionMessages } from './session-messages';
import { SignInFields } from './sign-in/sign-in-fields';
import { SignInRefusal } from './sign-in/sign-in-refusal';
import { NOT_TRIED, SIGN_IN_FIELDS, type SignInMethod } from './sign-in/sign-in-state';
import { SignInSummary } from './sign-in/sign-in-summary';
import { errorTexts, textsOf } from './sign-in/sign-in-values';
import type { Here, SignInHereAction } from './sign-in-here-state';

type SignInDialogProps = { here: Here; action: SignInHereAction; messages: SessionMessages };

const TITLE = 'sign-in-here-title';

/**
 * Signs in again without leaving the page, to the project that the page was opened for. Nothing is sent again by itself:
 * the page's form stands as it was.
 */
export function SignInDialog({ here, action, messages }: SignInDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const inFlight = useRef(false);
  const [opener] = useState(() => document.activeElement);
  const [method, setMethod] = useState<SignInMethod>('user');
  const [state, setState] = useState(NOT_TRIED);
  const [isPending, setPending] = useState(false);
  const [isSilent, setSilent] = useState(false);
  const texts = messages.signIn;

  const done = state.action.status === 'done' && state.action.values.method === method ? state.action : null;
  const failure = done && !done.result.ok ? done.result.failure : null;
  const values = done ? textsOf(done.values) : { user: here.user.name, account: here.user.account };
  const errors = errorTexts(failure?.fieldErrors ?? {}, values, texts);
  const listed = SIGN_IN_FIELDS[method].flatMap((field) => (errors[field] ? [{ field, text: errors[field] }] : []));

  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed submit takes the focus to its summary.
  useEffect(() => summary.current?.focus(), [state.count]);
  useEffect(() => {
    const open = dialog.current;
    if (method === 'token' || here.user.name === '') return;
    open?.querySelector<HTMLElement>('[name=password]')?.focus();
  }, [method, here.user.name]);

  // Closed before the page is told: an open modal dialog would keep the focus from going back.
  const finish = (isSignedIn: boolean) => {
    closeModal(dialog);
    if (isSignedIn) {
      reportSignedIn();
      tellTabs('signed-in');
    }
    askSignIn(false);
    requestAnimationFrame(() => giveBackFocus(opener));
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (inFlight.current) return;
    inFlight.current = true;
    setPending(true);
    setSilent(false);
    try {
      const next = await action(state, new FormData(event.currentTarget));
      if (next.action.status === 'done' && next.action.result.ok) {
        announce(messages.signedIn);
        return finish(true);
      }
      setState(next);
    } catch (error) {
      lostAction(error);
      setSilent(true);
    } finally {
      inFlight.current = false;
      setPending(false);
    }
  };

  return (
    <ModalDialog dialog={dialog} labelledBy={TITLE} busy={isPending} onDismiss={() => finish(false)}>
      <form onSubmit={submit} noValidate>
        <div className="ask-body">
          <h2 id={TITLE}>{messages.again}</h2>
          <p className="soft small wrap-any">{messages.dialogText}</p>
          <dl className="facts-list">
            <dt>{texts.region}</dt>
            <dd>{here.region.name}</dd>
            <dt>{texts.project}</dt>
            <dd>{here.project.name}</dd>
          </dl>
          <MethodTabs method={method} onChange={setMethod} messages={messages} />
          {listed.length > 0 ? <SignInSummary ref={summary} title={texts.problem} errors={listed} /> : null}
          {failure && state.refusal ? (
            <SignInRefusal refusal={state.refusal} failure={failure} messages={texts} />
          ) : null}
          {isSilent ? (
            <p className="msg warn msg-top plain" role="alert">
              {sessionState().isUpdated ? `${messages.updated}. ${messages.updatedText}` : messages.silent}
            </p>
          ) : null}
          <div role="tabpanel" id="sign-in-here" aria-labelledby={`here-${method}`} key={method}>
            <input type="hidden" name="method" value={method} />
            <SignInFields
              method={method}
              regions={[]}
              here={here}
              values={values}
              errors={errors}
              attempt={state.count}
              pending={isPending}
              messages={texts}
            />
          </div>
        </div>
        <div className="ask-foot">
          <button
            className="btn"
            type="button"
            aria-disabled={isPending || undefined}
            onClick={isPending ? undefined : () => finish(false)}
          >
            {messages.cancel}
          </button>
          <button className="btn primary" type="submit" aria-disabled={isPending || undefined}>
            {isPending ? <LoaderCircle aria-hidden="true" className="spin" /> : null}
            {isPending ? texts.submitting : texts.submit}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}

/** Focuses what opened the dialog; when that is gone, what a person came for: the form's button, else the page. */
function giveBackFocus(opener: Element | null): void {
  const main = document.querySelector<HTMLElement>('main');
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const target = isThere ? opener : (main?.querySelector<HTMLElement>('form [type=submit].primary') ?? main);
  if (target === main && main) main.tabIndex = -1;
  target?.focus();
}
