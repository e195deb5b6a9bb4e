import { expect, it } from 'vitest';
import { readExactJson } from '@/lib/eventgrid/events/exact-json';
import { findValues, isJsonPath, readJsonPath } from '@/lib/eventgrid/events/json-path';

const ROOT =
  readExactJson(`{"id":"e-1","data":{"a.b":1.10,"it's":2,"list":[0,1,2,3,4],"rows":[{"n":1},{"n":2,"in":{"n":3}}],
  "物":"x","and-so_on":true,"toString":9}}`);
const find = (path: string): string[] | null => {
  const read = readJsonPath(path);
  return read && findValues(read, ROOT).map(({ json }) => json);
};

it.each([
  ['$.id', ['"e-1"'], true],
  ["$['id']", ['"e-1"'], true],
  ['$["data"]["a.b"]', ['1.10'], true],
  ["$.data['it\\'s']", ['2'], true],
  ['$.data.物', ['"x"'], true],
  ['$.data.and-so_on', ['true'], true],
  ['$.data.toString', ['9'], true],
  ['$.data.list[0]', ['0'], true],
  ['$.data.list[-1]', ['4'], true],
  ['$.data.list[5]', [], true],
  ['$.data.list[-6]', [], true],
  ['$.data.list.length', [], true],
  ['$.data.rows.n', [], true],
  ['$.id[0]', [], true],
  ['$.constructor', [], true],
  ['$.data.list[1,3]', ['1', '3'], false],
  ['$.data.list[0,0]', ['0'], false],
  ['$.data.list[1:3]', ['1', '2'], false],
  ['$.data.list[-2:]', ['3', '4'], false],
  ['$.data.list[::2]', ['0', '2', '4'], false],
  ['$.data.list[*]', ['0', '1', '2', '3', '4'], false],
  ['$.data.rows[*].n', ['1', '2'], false],
  ['$.data.rows.*.n', ['1', '2'], false],
  ["$.data['it\\'s','a.b']", ['2', '1.10'], false],
  ['$..n', ['1', '2', '3'], false],
  ["$..['n']", ['1', '2', '3'], false],
])('%s finds %j', (path, found, definite) => {
  expect(find(path)).toEqual(found);
  expect(readJsonPath(path)?.definite).toBe(definite);
});

it('finds the root', () => {
  expect(find('$')?.[0]).toContain('"a.b":1.10');
});

it.each([
  '',
  'id',
  '$id',
  '$.',
  '$..',
  '$.a..b..c',
  '$[',
  '$[]',
  '$[a]',
  "$['a",
  '$[?(@.n>1)]',
  '$.a.length()',
  '$.a b',
  '$[::0]',
  '$.a[1,]',
])('does not read %j', (path) => {
  expect(readJsonPath(path)).toBeNull();
});

it.each([
  ['$', true],
  ['$.a', true],
  ['$[', true],
  ['$5', false],
  ['a$.b', false],
  ['', false],
])('takes %j for a path: %s', (text, isPath) => {
  expect(isJsonPath(text)).toBe(isPath);
});
