import { expect, it } from 'vitest';
import { passcodeStep } from '@/lib/eventgrid-local/passcode';

/** The secret of RFC 6238, appendix B, in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

// The last six of the RFC's eight digits.
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('accepts the passcode of RFC 6238 at %i s', (seconds, passcode) => {
  expect(passcodeStep(SECRET, passcode, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

it.each([
  [29_999, 1],
  [30_000, 1],
  [0, 1],
  [89_999, 1],
  [90_000, null],
  [600_000, null],
])('accepts the passcode of second 59 at %i ms: %s', (nowMs, step) => {
  expect(passcodeStep(SECRET, '287082', nowMs)).toBe(step);
});

it.each(['287083', '', '28708', '0287082', '94287082', ' 287082', 'abcdef'])('refuses the passcode %j', (passcode) => {
  expect(passcodeStep(SECRET, passcode, 59_000)).toBeNull();
});
