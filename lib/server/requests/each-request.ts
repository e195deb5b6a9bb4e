import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { socketAddressHeader } from '@/lib/session/client-address';

const STARTED = 'http.server.request.start';

/** One request as it arrives, before anything has read it, and the server that it arrives at. */
type Arrival = { request: IncomingMessage; response: ServerResponse; server: Server };

/** Acts on a request before Next does. */
export type OnArrival = (arrival: Arrival) => void;

/**
 * Calls each of `acts` for every request that this process receives on `port`, whatever answers it: pages, routes, the
 * proxy's refusals, static files. Listens to Node's own events, so that no server has to be wrapped. Returns what stops
 * it.
 */
export function eachRequest(port: number, acts: readonly OnArrival[]): () => void {
  const onStart = (message: unknown) => {
    const { request, response, server } = Object(message);
    const isHttp = request instanceof IncomingMessage && response instanceof ServerResponse && server instanceof Server;
    // The local EventGrid listens in this process too.
    if (!isHttp || request.socket.localPort !== port) return;
    for (const act of acts) act({ request, response, server });
  };
  subscribe(STARTED, onStart);
  return () => {
    unsubscribe(STARTED, onStart);
  };
}

/**
 * Adds the address of its socket to a request, which Next hides: as a header whose name is random, so that no client
 * can send it.
 */
export const addSocketAddress: OnArrival = ({ request: { headers, socket } }) => {
  if (socket.remoteAddress !== undefined) headers[socketAddressHeader()] = socket.remoteAddress;
};

/**
 * Makes each answer that deletes the session's cookie also clear the browser's cache, with the pages that Back would
 * show. Next lets no action set a header. Only for a console without a base path: the cache is that of the whole
 * origin, its neighbors' too.
 */
export const clearCacheAtSignOut =
  (cookieName: string): OnArrival =>
  ({ request, response }) => {
    if (request.method !== 'POST') return;
    const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => typeof response;
    response.writeHead = (...head: unknown[]) => {
      const cookies = [response.getHeader('set-cookie')].flat();
      if (cookies.some((cookie) => String(cookie).startsWith(`${cookieName}=;`)))
        response.setHeader('Clear-Site-Data', '"cache"');
      return writeHead(...head);
    };
  };
