import { expect, it } from 'vitest';
import { clientAddress } from '@/lib/session/client-address';

const cases: [header: string | null, hops: number, address: string | null, why: string][] = [
  ['192.0.2.1', 0, null, 'believes nobody without a trusted proxy'],
  [null, 1, null, 'knows none without the header'],
  ['192.0.2.1', 1, '192.0.2.1', 'takes what the only proxy saw'],
  ['forged, 192.0.2.1', 1, '192.0.2.1', 'ignores what the client wrote itself'],
  ['forged, 192.0.2.1, 198.51.100.7', 2, '192.0.2.1', 'counts from the right'],
  ['192.0.2.1', 2, null, 'knows none when a proxy is missing'],
  [' ', 1, null, 'knows none in an empty header'],
];

it.each(cases)('%j with %i hops is %j: %s', (header, hops, address) => {
  expect(clientAddress(header, hops)).toBe(address);
});
