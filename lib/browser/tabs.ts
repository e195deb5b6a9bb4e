const CHANNEL = 'eventgrid-session';

/** What tabs announce: the user is signing out, has signed in again in place, or the console has just answered. */
type Told = 'signed-out' | 'signed-in' | 'seen';

/** Announces something to all tabs of this browser, including this one. */
export function tellTabs(what: Told): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(what);
  channel.close();
}

/** Calls `act` when a tab announces `what`, until the returned function is called. */
export function onTabTold(what: Told, act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === what) act();
  };
  return () => channel.close();
}
