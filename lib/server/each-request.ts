import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

const STARTED = 'http.server.request.start';

/**
 * Calls `act` for every request that this process receives on `port`, whatever answers it: pages, routes, the proxy's
 * refusals, static files. Listens to Node's own events, so that no server has to be wrapped. Returns what stops it.
 */
export function eachRequest(port: number, act: (request: IncomingMessage, response: ServerResponse) => void) {
  const onStart = (message: unknown) => {
    const { request, response } = Object(message);
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    // The local EventGrid listens in this process too.
    if (request.socket.localPort === port) act(request, response);
  };
  subscribe(STARTED, onStart);
  return () => {
    unsubscribe(STARTED, onStart);
  };
}
