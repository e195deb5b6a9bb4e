import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Set by Next, by our own build or by npm test, not by an operator. */
const NOT_FOR_OPERATORS = new Set([
  'NODE_ENV',
  'NEXT_PUBLIC_BASE_PATH',
  'NEXT_RUNTIME',
  'NEXT_PHASE',
  'TYPES_ARE_CHECKED',
]);

const sources = [
  'next.config.js',
  ...readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .map((file) => join('lib', file)),
].map((file) => readFileSync(file, 'utf8'));

const read = sources.flatMap((text) => [
  ...text.matchAll(/\b(?:process\.env|environment|env|variables)\.([A-Z][A-Z0-9_]+)\b/g),
  ...text.matchAll(/'([A-Z]+_PROXY)'/g),
]);
const parsed = [...readFileSync('lib/config/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): z\./gm)];
const names = [...new Set([...read, ...parsed].map(([, name]) => name ?? ''))].filter(
  (name) => !NOT_FOR_OPERATORS.has(name),
);

it('finds the variables that are read', () => {
  expect(names).toEqual(expect.arrayContaining(['PUBLIC_ORIGIN', 'ALL_PROXY', 'NO_PROXY', 'BUILD_ID', 'LOG_LEVEL']));
});

it.each(names)('docs/operations.md documents %s', (name) => {
  const rows = readFileSync('docs/operations.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.some((row) => (row.split('|')[1] ?? '').includes(`\`${name}\``))).toBe(true);
});
