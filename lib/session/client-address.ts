import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/**
 * Returns the client's address as reported by the operator's own proxies: the n-th from the right of X-Forwarded-For,
 * for n trusted proxies. Each address has one spelling: without port, brackets, zone or quotes, IPv6 in its shortest
 * form, IPv4 within IPv6 as IPv4; otherwise a client would have as many addresses as ports. Null without trusted
 * proxies (any client can send that header, and Next exposes no socket), if the list is shorter than the number of
 * proxies, or if there is no address in that place.
 */
export function clientAddress(forwardedFor: string | null, trustedHops: number): string | null {
  if (trustedHops <= 0 || forwardedFor === null) return null;
  const hop = forwardedFor
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .at(-trustedHops);
  return hop === undefined ? null : readAddress(hop.replace(/^"(.*)"$/, '$1'));
}

function readAddress(hop: string): string | null {
  const [, bracketed, plain = ''] = /^(?:\[(.*)\](?::\d*)?|(.*))$/.exec(hop) ?? [];
  const [address = ''] = (bracketed ?? plain).split('%');
  if (isIPv6(address)) {
    const shortest = new SocketAddress({ address, family: 'ipv6' }).address;
    return shortest.replace(/^::ffff:(?=\d+\.)/, '');
  }
  const host = address.replace(/:\d*$/, '');
  return isIPv4(host) ? host : null;
}
