import { randomBytes } from 'node:crypto';
import { BlockList, isIPv4, isIPv6, SocketAddress } from 'node:net';
import { processWide } from '@/lib/config/process-wide';

/**
 * Returns the address that a request comes from. With trusted proxies it is what they report; without, that of the
 * socket, unless it is of loopback or a private network: there it is a proxy's, or many people's. Null if there is
 * none.
 */
export function clientAddress(headers: Pick<Headers, 'get'>, trustedHops: number): string | null {
  if (trustedHops > 0) return forwardedAddress(headers.get('x-forwarded-for'), trustedHops);
  const address = readAddress(headers.get(socketAddressHeader()) ?? '');
  return address === null || NOT_PUBLIC.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') ? null : address;
}

/** Names the header in which a request has its socket's address: random in each process, so that no client knows it. */
export const socketAddressHeader = (): string =>
  processWide('socket-address-header', () => `x-socket-${randomBytes(16).toString('hex')}`);

/** Loopback, private, link-local and shared networks, as RFC 6890 lists them. */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NOT_PUBLIC.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  NOT_PUBLIC.addSubnet(network, bits, 'ipv6');

/**
 * Returns the client's address as reported by the operator's own proxies: the n-th from the right of X-Forwarded-For,
 * for n trusted proxies. Each address has one spelling: without port, brackets, zone or quotes, IPv6 in its shortest
 * form, IPv4 within IPv6 as IPv4; otherwise a client would have as many addresses as ports. Null if the list is shorter
 * than the number of proxies, or if there is no address in that place.
 */
function forwardedAddress(forwardedFor: string | null, trustedHops: number): string | null {
  if (forwardedFor === null) return null;
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
