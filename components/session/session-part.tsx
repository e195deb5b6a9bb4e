import { Clock, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { askSignIn, type SessionState } from '@/lib/browser/session-signal';
import type { Action } from '@/lib/guard/outcome';
import { format } from '@/lib/i18n/format';
import { timeLeft } from '@/lib/time/time-left';
import type { SessionMessages } from './session-messages';
import type { Here } from './sign-in/sign-in-state';
import { SignInDialog } from './sign-in-dialog';
import type { SessionEnd } from './use-session-end';

export type SessionPartProps = {
  here: Here;
  action: Action<null>;
  language: string;
  messages: SessionMessages;
  state: SessionState;
  /** The end of the session, once it is near. */
  end: SessionEnd | null;
  onStay: () => void;
};

/** Shows the banner, and the dialog once it is asked for. */
export default function SessionPart({ here, action, ...banner }: SessionPartProps) {
  return (
    <>
      <SessionBanner {...banner} />
      {banner.state.isAsking ? <SignInDialog here={here} action={action} messages={banner.messages} /> : null}
    </>
  );
}

type SessionBannerProps = Omit<SessionPartProps, 'here' | 'action'>;

const TICK_MS = 15_000;

/** Says that the session ends soon, or has ended, with the way to sign in again beside it. */
function SessionBanner({ state: { isOver }, end, language, messages, onStay }: SessionBannerProps) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);

  const button = (
    <button type="button" className="btn xs" aria-haspopup="dialog" onClick={() => askSignIn(true)}>
      {messages.again}
    </button>
  );
  // Two elements: a change of role in place is not read out.
  if (isOver)
    return (
      <div className="banner page-banner info" role="alert" key="over">
        <Lock aria-hidden="true" />
        <span>
          <b className="strong">{messages.over}</b> {messages.overText}
        </span>
        {button}
      </div>
    );
  if (end === null) return null;
  const time = timeLeft(end.at - now, language) ?? messages.underAMinute;
  return (
    <section className="banner page-banner" aria-label={messages.session} key="near">
      <Clock aria-hidden="true" />
      <span>
        <b className="strong">{format(end.isIdle ? messages.idle : messages.soon, { time })}</b>{' '}
        {end.isIdle ? messages.idleText : messages.soonText}
      </span>
      {end.isIdle ? (
        <button type="button" className="btn xs" onClick={onStay}>
          {messages.stay}
        </button>
      ) : (
        button
      )}
    </section>
  );
}
