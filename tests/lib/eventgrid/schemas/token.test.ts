import { expect, it } from 'vitest';
import { isToken } from '@/lib/eventgrid/schemas/token';

it.each([
  ['one character', 'M', true],
  ['16,384 characters', 'M'.repeat(16_384), true],
  ['16,385 characters', 'M'.repeat(16_385), false],
  [
    'every visible ASCII character',
    String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 0x21 + index)),
    true,
  ],
  ['nothing', '', false],
  ['a blank', 'MII MII', false],
  ['a trailing newline', 'MII\n', false],
  ['a header inside', 'MII\r\nX-Evil: 1', false],
  ['a tab', 'MII\t', false],
  ['a delete character', 'MII\x7f', false],
  ['an umlaut', 'MIIä', false],
])('checks %s', (_what, token, good) => {
  expect(isToken(token)).toBe(good);
});
