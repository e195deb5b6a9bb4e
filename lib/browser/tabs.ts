import { withBasePath } from './base-path';

// By base path: two consoles of one origin must not sign each other out.
const CHANNEL = `eventgrid-session${withBasePath('')}`;

/** What tabs announce: the user is signing out, has signed in again in place, or the console has just answered. */
type TabMessage = 'signed-out' | 'signed-in' | 'seen';

/** Announces something to all tabs of this browser, including this one. */
export function notifyTabs(what: TabMessage): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(what);
  channel.close();
}

/** Calls `act` when a tab announces `what`, until the returned function is called. */
export function onTabMessage(what: TabMessage, act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === what) act();
  };
  return () => channel.close();
}
