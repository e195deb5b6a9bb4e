const CHANNEL = 'eventgrid-session';

/** What a tab tells: the person signs out, or is signed in again in place, or the console has just answered. */
type Told = 'signed-out' | 'signed-in' | 'seen';

/** Tells all tabs of this browser, this one too. */
export function tellTabs(what: Told): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(what);
  channel.close();
}

/** Calls `act` when a tab tells `what`, until the returned function is called. */
export function onTabTold(what: Told, act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === what) act();
  };
  return () => channel.close();
}
