import type { SessionState } from '@/lib/session-signal';
import { SessionBanner } from './session-banner';
import type { SessionMessages } from './session-messages';
import { SignInDialog } from './sign-in-dialog';
import type { Here, SignInHereAction } from './sign-in-here-state';

export type SessionPartProps = {
  here: Here;
  action: SignInHereAction;
  language: string;
  messages: SessionMessages;
  state: SessionState;
  /** When the session ends by the browser's clock, milliseconds; null when that is not known. */
  until: number | null;
};

/** Shows the banner, and the dialog once it is asked for. */
export default function SessionPart({ here, action, language, messages, state, until }: SessionPartProps) {
  return (
    <>
      <SessionBanner isOver={state.isOver} until={until} language={language} messages={messages} />
      {state.isAsking ? <SignInDialog here={here} action={action} messages={messages} /> : null}
    </>
  );
}
