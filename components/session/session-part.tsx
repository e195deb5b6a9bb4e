import { Clock, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { type SessionState, showSignInDialog } from '@/lib/browser/session-signal';
import type { Action } from '@/lib/guard/outcome';
import { signIn as enSignIn } from '@/lib/i18n/en/sign-in';
import { format } from '@/lib/i18n/format';
import { timeLeft } from '@/lib/i18n/time-left';
import { signIn as zhSignIn } from '@/lib/i18n/zh-cn/sign-in';
import type { SignInTarget } from './sign-in/sign-in-state';
import { SignInDialog } from './sign-in-dialog';
import type { SessionEnd } from './use-session-end';

export type SessionPartProps = {
  here: SignInTarget;
  action: Action<null>;
  state: SessionState;
  /** The end of the session, if it is near. */
  end: SessionEnd | null;
  onStay: () => void;
};

/** Shows the banner, and the dialog when it is opened. */
function SessionPart({ here, action, ...banner }: SessionPartProps) {
  return (
    <>
      <SessionBanner {...banner} />
      {banner.state.isSignInOpen ? <SignInDialog here={here} action={action} /> : null}
    </>
  );
}

export default withLateTexts({ en: { signIn: enSignIn }, 'zh-CN': { signIn: zhSignIn } }, SessionPart);

type SessionBannerProps = Omit<SessionPartProps, 'here' | 'action'>;

const TICK_MS = 15_000;

/** Shows that the session ends soon, or has ended, beside a button to sign in again. */
function SessionBanner({ state: { isOver }, end, onStay }: SessionBannerProps) {
  const texts = useTexts('session');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);

  const button = (
    <button type="button" className="btn tiny" aria-haspopup="dialog" onClick={() => showSignInDialog(true)}>
      {texts.again}
    </button>
  );
  // Two elements: screen readers don't announce a role that changes in place.
  if (isOver)
    return (
      <div className="banner page-banner info" role="alert" key="over">
        <Lock aria-hidden="true" />
        <span>
          <b className="font-semibold">{texts.over}</b>
          <span>{` ${texts.overText}`}</span>
        </span>
        {button}
      </div>
    );
  if (end === null) return null;
  const time = timeLeft(end.at - now, texts);
  return (
    <section className="banner page-banner warn" aria-label={texts.session} key="near">
      <Clock aria-hidden="true" />
      <span>
        <b className="font-semibold">{format(end.isIdle ? texts.idle : texts.soon, { time })}</b>
        <span>{` ${end.isIdle ? texts.idleText : texts.soonText}`}</span>
      </span>
      {end.isIdle ? (
        <button type="button" className="btn tiny" onClick={onStay}>
          {texts.stay}
        </button>
      ) : (
        button
      )}
    </section>
  );
}
