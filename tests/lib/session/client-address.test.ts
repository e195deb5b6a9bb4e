import { expect, it } from 'vitest';
import { clientAddress, socketAddressHeader } from '@/lib/session/client-address';

const cases: [header: string | null, hops: number, address: string | null, why: string][] = [
  ['192.0.2.1', 0, null, 'believes no one without a trusted proxy'],
  [null, 1, null, 'knows none without the header'],
  ['192.0.2.1', 1, '192.0.2.1', 'takes what the only proxy saw'],
  ['forged, 192.0.2.1', 1, '192.0.2.1', 'ignores what the client wrote itself'],
  ['forged, 192.0.2.1, 198.51.100.7', 2, '192.0.2.1', 'counts from the right'],
  ['192.0.2.1', 2, null, 'knows none when a proxy is missing'],
  [' ', 1, null, 'knows none in an empty header'],
  ['203.0.113.7:4000', 1, '203.0.113.7', 'leaves the port out'],
  ['203.0.113.7:', 1, '203.0.113.7', 'leaves an empty port out'],
  ['[2001:db8::1]:4000', 1, '2001:db8::1', 'leaves the port of an IPv6 address out'],
  ['[2001:db8::1]', 1, '2001:db8::1', 'leaves brackets out'],
  ['"[2001:db8::1]:4000"', 1, '2001:db8::1', 'leaves quotes out'],
  ['2001:DB8:0:0::1', 1, '2001:db8::1', 'has one spelling of an IPv6 address'],
  ['fe80::1%eth0', 1, 'fe80::1', 'leaves the zone out'],
  ['::ffff:203.0.113.7', 1, '203.0.113.7', 'has one spelling of an IPv4 address'],
  ['[::FFFF:CB00:7107]:4000', 1, '203.0.113.7', 'has one spelling of an IPv4 address, port or not'],
  ['192.0.2.1, ', 1, '192.0.2.1', 'counts no empty part'],
  ['unknown', 1, null, 'takes nothing else for an address'],
  ['forged, _hidden:80', 1, null, 'takes no hidden name for an address'],
  ['999.0.2.1', 1, null, 'takes no impossible address'],
];

it.each(cases)('%j with %i hops is %j: %s', (header, hops, address) => {
  expect(clientAddress(headersOf({ 'x-forwarded-for': header }), hops)).toBe(address);
});

function headersOf(given: Record<string, string | null>): Headers {
  return new Headers(
    Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]])),
  );
}

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['172.15.255.255', '172.15.255.255'],
  ['172.32.0.1', '172.32.0.1'],
  ['127.0.0.1', null],
  ['127.9.9.9', null],
  ['::1', null],
  ['::ffff:127.0.0.1', null],
  ['10.1.2.3', null],
  ['172.16.0.1', null],
  ['172.31.255.255', null],
  ['192.168.1.1', null],
  ['::ffff:192.168.1.1', null],
  ['169.254.1.1', null],
  ['100.64.0.1', null],
  ['fe80::1%eth0', null],
  ['fd12::1', null],
  ['0.0.0.0', null],
])('without a trusted proxy counts the socket’s address %s as %j', (socket, address) => {
  const headers = headersOf({ [socketAddressHeader()]: socket, 'x-forwarded-for': '198.51.100.1' });
  expect(clientAddress(headers, 0)).toBe(address);
  expect(clientAddress(headers, 1)).toBe('198.51.100.1');
});
