import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNumbers } from '@/lib/eventgrid/events/decimal';

it.each([
  ['1.10', '1.1', 0],
  ['-0', '0.00', 0],
  ['1e2', '100', 0],
  ['1E-2', '0.01', 0],
  ['0.1', '0.10e0', 0],
  ['9007199254740993', '9007199254740992', 1],
  ['-9007199254740993', '-9007199254740992', -1],
  ['1e400', '1e399', 1],
  ['-1e400', '1', -1],
  ['0', '1e-999999999', -1],
  ['1e999999999', '9e999999998', 1],
  ['10', '9', 1],
])('compares %s and %s', (one, other, sign) => {
  expect(Math.sign(compareNumbers(one, other))).toBe(sign);
  expect(Math.sign(compareNumbers(other, one))).toBe(sign === 0 ? 0 : -sign);
});

it('compares what JavaScript can hold as JavaScript does', () => {
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
  fc.assert(
    fc.property(number, number, (one, other) => {
      expect(Math.sign(compareNumbers(JSON.stringify(one), JSON.stringify(other)))).toBe(Math.sign(one - other) || 0);
    }),
  );
});
