import { expect, it } from 'vitest';
import { findSecrets, spellingsOf } from '../support/find-secrets';

const SECRET = 'canary-"5f/3a&é<b>';

const WRITTEN: [string, string][] = [
  ['plain', SECRET],
  ['JSON', JSON.stringify({ password: SECRET })],
  ['JSON in JSON', JSON.stringify({ body: JSON.stringify({ password: SECRET }) })],
  ['URL', `?password=${encodeURIComponent(SECRET)}&x`],
  ['form', new URLSearchParams({ password: SECRET }).toString()],
  ['hex', Buffer.from(`a${SECRET}b`).toString('hex')],
  ['HTML', '<input value="canary-&quot;5f/3a&amp;é&lt;b&gt;">'],
];
const IN_BASE64 = (['base64', 'base64url'] as const).flatMap((encoding) =>
  [0, 1, 2, 3, 4].map((before): [string, string] => [
    `${encoding} after ${before} bytes`,
    Buffer.from(`${'x'.repeat(before)}${SECRET}, and more`).toString(encoding),
  ]),
);

it.each([...WRITTEN, ...IN_BASE64])('finds a secret written as %s', (_, text) => {
  expect(findSecrets([{ name: 'page', bytes: `before ${text} after` }], { canary: SECRET })).not.toEqual([]);
});

it('finds nothing if there is nothing, and reports a hit without the secret', () => {
  expect(findSecrets([{ name: 'page', bytes: 'canary-5f3a' }], { canary: SECRET })).toEqual([]);
  const [line] = findSecrets([{ name: 'log', bytes: Buffer.from(`x${SECRET}`) }], { canary: SECRET });
  expect(line).toBe('canary (plain) in log, at byte 1');
});

it('searches for spellings that are too long to occur by chance', () => {
  for (const spelling of spellingsOf(SECRET).values()) expect(spelling.length).toBeGreaterThan(15);
});
