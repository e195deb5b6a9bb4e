const CHANNEL = 'eventgrid-session';
const SIGNED_OUT = 'signed-out';

/** Tells this browser's other tabs that a person signs out: what they show is that person's. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(SIGNED_OUT);
  channel.close();
}

/** Calls `act` when a person signs out in another tab, until the returned function is called. */
export function onSignedOut(act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === SIGNED_OUT) act();
  };
  return () => channel.close();
}
