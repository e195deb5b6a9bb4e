import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkFilter, FILTER_LIMITS, filterBytes } from '@/lib/eventgrid/events/check-filter';
import { filterAndEvent } from '@/tests/support/random-filters';

const SOURCE = [{ op: 'StringIn', values: ['orders'] }];
const NULL = [{ op: 'IsNull' }];
const broken = (filter: unknown) =>
  checkFilter(filter).map(({ rule, path }) => [rule, path.join('.')].filter((part) => part !== '').join(' at '));
const withField = (field: object) => broken({ source: SOURCE, ...field });
const many = (count: number) => Array.from({ length: count }, () => NULL[0]);
const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, NULL]));
const deep = (levels: number): object => Array.from({ length: levels }).reduce<object>((inner) => ({ a: inner }), NULL);

it.each<[string, object, string[]]>([
  ['each field that may be there', { type: NULL, subject: { and: NULL }, data: { a: NULL } }, []],
  ['another top-level field', { region: NULL }, ['field.unknown at region']],
  ['a field of type', { type: { a: NULL } }, ['field.unknown at type.a']],
  ['5 conditions', { type: many(5) }, []],
  ['6 conditions', { type: many(6) }, ['field.tooMany at type']],
  ['6 conditions of which each has to match', { subject: { and: many(6) } }, ['field.tooMany at subject']],
  ['5 fields of data', { data: fields(5) }, []],
  ['6 fields of data', { data: fields(6) }, ['data.fields at data']],
  ['6 fields of data in two objects', { data: { a: fields(3), b: fields(3) } }, ['data.fields at data']],
  ['5 levels of data', { data: deep(5) }, []],
  ['6 levels of data', { data: deep(6) }, ['data.depth at data.a.a.a.a.a.a']],
  ['conditions of data itself', { data: NULL }, ['field.conditions at data']],
  ['an empty list', { type: [] }, ['field.conditions at type']],
  ['a text for conditions', { type: 'x' }, ['field.conditions at type']],
  ['a text for a condition', { type: ['x'] }, ['condition.shape at type.0']],
  ['a condition without op', { type: [{ values: ['x'] }] }, ['condition.shape at type.0']],
  ['an unknown operator', { type: [...NULL, { op: 'StringLike', values: ['a'] }] }, ['condition.operator at type.1']],
  ['an operator in another case', { type: [{ op: 'isNull' }] }, ['condition.operator at type.0']],
  ['texts for numbers', { data: { a: [{ op: 'NumberIn', values: ['1'] }] } }, ['condition.operand at data.a.0']],
  ['no values', { type: [{ op: 'StringIn', values: [] }] }, ['condition.operand at type.0']],
  ['value for values', { type: [{ op: 'StringIn', value: 'a' }] }, ['condition.operand at type.0']],
  ['values for value', { data: { a: [{ op: 'NumberLessThan', values: [1] }] } }, ['condition.operand at data.a.0']],
  ['half a range', { data: { a: [{ op: 'NumberInRange', values: [[1]] }] } }, ['condition.operand at data.a.0']],
  ['another operator for source', { source: NULL }, ['source.operator at source.0']],
])('finds with %s: %j breaks %j', (_, field, rules) => {
  expect(withField(field)).toEqual(rules);
});

it('wants source, and an object', () => {
  expect(broken({ type: NULL })).toEqual(['source.required']);
  expect(broken({})).toEqual(['source.required']);
  for (const filter of [null, undefined, [], 'source', 7]) expect(broken(filter)).toEqual(['filter.object']);
});

it('takes 2,048 bytes of JSON, and not one more', () => {
  const sized = (bytes: number) => {
    const room = bytes - filterBytes({ source: [{ op: 'StringIn', values: [''] }] });
    return { source: [{ op: 'StringIn', values: ['é'.repeat(room >> 1) + 'x'.repeat(room % 2)] }] };
  };
  expect(filterBytes(sized(FILTER_LIMITS.bytes))).toBe(2048);
  expect(broken(sized(2048))).toEqual([]);
  expect(broken(sized(2049))).toEqual(['filter.bytes']);
});

it('finds nothing in any valid filter', () => {
  fc.assert(fc.property(filterAndEvent, ({ filter }) => checkFilter(filter).length === 0));
});
