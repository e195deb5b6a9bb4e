import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { dialogButton } from '@/components/action/dialog-button';
import { ErrorSummary } from '@/components/action/error-summary';
import { refusedOf } from '@/components/action/refused';
import { useAction } from '@/components/action/use-action';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { DialogFoot } from '@/components/ui/dialog-foot';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { isCookieKept } from '@/lib/browser/cookie-kept';
import { reportSignedIn, showSignInDialog } from '@/lib/browser/session-signal';
import { notifyTabs } from '@/lib/browser/tabs';
import type { Action } from '@/lib/guard/outcome';
import { SignInFields } from './sign-in/sign-in-fields';
import { SignInLost, SignInRefusal } from './sign-in/sign-in-refusal';
import { readSignIn, type SignInMethod, type SignInTarget } from './sign-in/sign-in-state';

const TITLE = 'sign-in-here-title';

/**
 * Signs in again without leaving the page, to the project that the page was opened for. Nothing is sent again
 * automatically: the page's form stays as it was.
 */
export function SignInDialog({ here, action }: { here: SignInTarget; action: Action<null> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [opener] = useState(() => document.activeElement);
  const [method, setMethod] = useState<SignInMethod>('user');
  const { outcome, lost, isPending, waitSeconds, run } = useAction(action, { needsSession: false });
  const [isCookieLost, setCookieLost] = useState(false);
  const texts = useTexts('signIn');
  const session = useTexts('session');
  const { problem } = useTexts('forms');
  const language = useLanguage();
  const known = { user: here.user.name, account: here.user.account };
  const { values, errors, listed, refused } = readSignIn(outcome, method, known, texts);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed submit moves the focus to its summary.
  useEffect(() => summary.current?.focus(), [outcome]);
  useEffect(() => {
    const open = dialog.current;
    if (method === 'token' || here.user.name === '') return;
    open?.querySelector<HTMLElement>('[name=password]')?.focus();
  }, [method, here.user.name]);

  // Closed before the page is notified: an open modal dialog would keep the focus from returning.
  const finish = (isSignedIn: boolean) => {
    closeModal(dialog);
    if (isSignedIn) {
      reportSignedIn();
      notifyTabs('signed-in');
    }
    showSignInDialog(false);
    requestAnimationFrame(() => giveBackFocus(opener));
  };

  const submit = async (form: HTMLFormElement) => {
    const next = await run(new FormData(form));
    setCookieLost(false);
    if (!next?.result.ok) return;
    if (!(await isCookieKept())) return setCookieLost(true);
    announce(session.signedIn);
    finish(true);
  };

  return (
    <ModalDialog dialog={dialog} labelledBy={TITLE} busy={isPending} onDismiss={() => finish(false)} onSubmit={submit}>
      <div className="dialog-body">
        <h2 id={TITLE}>{session.again}</h2>
        <p className="text-ink-2 text-sm wrap-anywhere">{session.dialogText}</p>
        <dl className="fact-list">
          <dt>{texts.region}</dt>
          <dd>{here.region.name}</dd>
          <dt>{texts.project}</dt>
          <dd>{here.project.name}</dd>
        </dl>
        <MethodTabs method={method} onChange={setMethod} />
        <ErrorSummary ref={summary} title={problem} errors={listed} />
        {refused ? <SignInRefusal {...refused} /> : null}
        {lost ? <SignInLost lost={lost} /> : null}
        {isCookieLost ? (
          <p className="message warn px-3.5 py-3" role="alert">
            {session.cookieLost}
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
            attempt={outcome?.submittedAt}
          />
        </div>
      </div>
      <DialogFoot
        cancel={session.cancel}
        // A wait is for both ways of signing in.
        {...dialogButton(refusedOf(outcome), waitSeconds, { label: texts.submit, language })}
        pending={texts.submitting}
        isPending={isPending}
        onCancel={() => finish(false)}
      />
    </ModalDialog>
  );
}

/** Focuses what opened the dialog; if that is gone, the form's button, else the page. */
function giveBackFocus(opener: Element | null): void {
  const main = document.querySelector<HTMLElement>('main');
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const target = isThere ? opener : (main?.querySelector<HTMLElement>('form [type=submit].primary') ?? main);
  if (target === main && main) main.tabIndex = -1;
  target?.focus();
}

type MethodTabsProps = { method: SignInMethod; onChange: (method: SignInMethod) => void };

const METHODS = ['user', 'token'] as const;

/** Chooses between password and token inside a dialog, by click or arrow key. */
function MethodTabs({ method, onChange }: MethodTabsProps) {
  const { methods, tabs } = useTexts('signIn');
  const turn = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = method === 'user' ? 'token' : 'user';
    event.currentTarget.querySelector<HTMLElement>(`#here-${other}`)?.focus();
    onChange(other);
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={methods} tabIndex={-1} onKeyDown={turn}>
        {METHODS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`here-${each}`}
            aria-selected={each === method}
            aria-controls={each === method ? 'sign-in-here' : undefined}
            tabIndex={each === method ? 0 : -1}
            onClick={() => onChange(each)}
          >
            {tabs[each]}
          </button>
        ))}
      </div>
    </div>
  );
}
