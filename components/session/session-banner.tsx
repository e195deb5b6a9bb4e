import { Clock, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { format } from '@/lib/i18n/format';
import { askSignIn } from '@/lib/session-signal';
import { timeLeft } from '@/lib/time/time-left';
import type { SessionMessages } from './session-messages';

type SessionBannerProps = {
  isOver: boolean;
  /** When the session ends by the browser's clock, milliseconds; null when that is not known. */
  until: number | null;
  language: string;
  messages: SessionMessages;
};

const TICK_MS = 15_000;

/** Says that the session ends soon, or has ended, with the way to sign in again beside it. */
export function SessionBanner({ isOver, until, language, messages }: SessionBannerProps) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);

  const time = timeLeft((until ?? now) - now, language) ?? messages.underAMinute;
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
  return (
    <section className="banner page-banner" aria-label={messages.session} key="near">
      <Clock aria-hidden="true" />
      <span>
        <b className="strong">{format(messages.soon, { time })}</b> {messages.soonText}
      </span>
      {button}
    </section>
  );
}
