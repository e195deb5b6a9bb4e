import type { SessionState } from '@/lib/browser/session-signal';
import type { Action } from '@/lib/guard/outcome';
import { SessionBanner } from './session-banner';
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
export default function SessionPart({ here, action, language, messages, state, end, onStay }: SessionPartProps) {
  return (
    <>
      <SessionBanner isOver={state.isOver} end={end} language={language} messages={messages} onStay={onStay} />
      {state.isAsking ? <SignInDialog here={here} action={action} messages={messages} /> : null}
    </>
  );
}
