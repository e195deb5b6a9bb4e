import { eachRequest } from '@/lib/server/each-request';
import { socketAddressHeader } from '@/lib/session/client-address';

/**
 * Tells every request that arrives on `port` the address of its socket, which Next hides: as a header whose name is random,
 * so that no client can send it. Returns what stops it.
 */
export function tellSocketAddress(port: number): () => void {
  const name = socketAddressHeader();
  return eachRequest(port, ({ headers, socket: { remoteAddress } }) => {
    if (remoteAddress !== undefined) headers[name] = remoteAddress;
  });
}
