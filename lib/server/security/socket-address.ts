import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { socketAddressHeader } from '@/lib/session/client-address';

/**
 * Tells every request that arrives on `port` the address of its socket, which Next hides: as a header whose name is random,
 * so that no client can send it. Listens to Node's own event, before Next reads the request.
 */
export function tellSocketAddress(port: number): void {
  const name = socketAddressHeader();
  subscribe('http.server.request.start', (message) => {
    const { request } = Object(message);
    if (!(request instanceof IncomingMessage) || request.socket.localPort !== port) return;
    const { remoteAddress } = request.socket;
    if (remoteAddress !== undefined) request.headers[name] = remoteAddress;
  });
}
