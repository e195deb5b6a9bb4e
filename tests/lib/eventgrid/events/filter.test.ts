import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, readExactJson } from '@/lib/eventgrid/events/exact-json';
import { readFilter, type Why } from '@/lib/eventgrid/events/filter';
import { OPERATORS, type OperatorName } from '@/lib/eventgrid/events/operators';
import { matchesByHand } from '@/tests/support/filter-model';
import { filterAndEvent } from '@/tests/support/random-filters';

/** Evaluates one condition on `data.x`, whose JSON is given; none leaves it out. */
function evaluate(condition: string, json: string | undefined) {
  const event = readExactJson(`{"data":{${json === undefined ? '' : `"x":${json}`}}}`);
  const filter = readExactJson(`{"data":{"x":[${condition}]}}`);
  const [field] = readFilter(filter)(isObject(event) ? event : {}).fields;
  return field?.outcomes[0];
}

const TEXTS = '["ab","é"]';
const BIG = '9007199254740993';

/** Operator and operand, the values that it matches, and those that it does not; undefined is a missing field. */
const TABLE: [string, (string | undefined)[], (string | undefined)[]][] = [
  [`"StringIn","values":${TEXTS}`, ['"ab"', '"é"', '["x","ab"]'], ['"a"', '"abc"', '"AB"', '""', '["x"]', '[]']],
  [`"StringNotIn","values":${TEXTS}`, ['"a"', '"AB"', '["x"]', '[]', '1', 'null', undefined], ['"ab"', '["x","ab"]']],
  [`"StringStartsWith","values":${TEXTS}`, ['"ab"', '"abc"', '"éa"', '["x","abc"]'], ['"a"', '"cab"', '"Ab"', '[]']],
  [`"StringNotStartsWith","values":${TEXTS}`, ['"a"', '"cab"', '[]', 'null', undefined], ['"ab"', '["x","abc"]']],
  [`"StringEndsWith","values":${TEXTS}`, ['"ab"', '"cab"', '["x","cab"]'], ['"b"', '"abc"', '"aB"', '[]']],
  [`"StringNotEndsWith","values":${TEXTS}`, ['"b"', '"abc"', '[]', '7', undefined], ['"cab"', '["x","cab"]']],
  ['"StringStartsWith","values":[""]', ['""', '"a"'], ['null', undefined]],
  ['"NumberIn","values":[10,-0.5]', ['10', '10.0', '1e1', '-0.5', '[9,10]'], ['9', '0.5', '"10"', '[]', 'true']],
  ['"NumberNotIn","values":[10]', ['9', '"10"', '[9,11]', '[]', 'null', undefined], ['10', '10.00', '[9,10]']],
  [`"NumberIn","values":[${BIG}]`, [BIG, '9007199254740993.0'], ['9007199254740992', '9007199254740994']],
  ['"NumberLessThan","value":20', ['19', '19.999', '-1e3', '[21,19]'], ['20', '20.0', '21', '"1"', '[20]', 'null']],
  ['"NumberNotLessThan","value":20', ['20', '21', '"x"', '[20]', '[]', undefined], ['19.99', '[21,19]']],
  ['"NumberGreaterThan","value":20', ['21', '20.0001', '1e400', '[1,21]'], ['20', '19', '[20]', '{}', undefined]],
  ['"NumberNotGreaterThan","value":20', ['20', '19', '{}', '[20]', '[]'], ['20.01', '[1,21]']],
  [`"NumberGreaterThan","value":${BIG}`, ['9007199254740994'], [BIG, '9007199254740992']],
  ['"NumberInRange","values":[[1,10],[20,30]]', ['1', '10', '20', '30', '5.5', '[0,25]'], ['0.99', '10.1', '31', '[]']],
  ['"NumberNotInRange","values":[[1,10]]', ['0.99', '10.01', '"5"', '[]', undefined], ['1', '10', '[0,5]']],
  ['"NumberInRange","values":[[10,1]]', [], ['5', '1', '10']],
  ['"IsNull"', ['null', undefined, '[1,null]'], ['0', '""', 'false', '[]', '{}', '[1]']],
  ['"IsNotNull"', ['0', '""', 'false', '[]', '{}', '[1]'], ['null', undefined, '[1,null]']],
  ['"IsTrue"', ['true', '[false,true]'], ['false', '"true"', '1', 'null', '[]', undefined]],
  ['"IsNotTrue"', ['false', '[true,false]'], ['true', '"false"', '0', 'null', '[]', undefined]],
];

describe.each(TABLE)('{"op":%s}', (condition, matching, others) => {
  it.each(matching.map((json) => [json]))('matches %s', (json) => {
    expect(evaluate(`{"op":${condition}}`, json)?.matched).toBe(true);
  });
  it.each(others.map((json) => [json]))('does not match %s', (json) => {
    expect(evaluate(`{"op":${condition}}`, json)?.matched).toBe(false);
  });
});

it('the table has every operator', () => {
  const tested = new Set(TABLE.map(([condition]) => condition.split('"')[1]));
  const names: OperatorName[] = Object.keys(OPERATORS).filter((name): name is OperatorName => name in OPERATORS);
  expect(names.filter((name) => !tested.has(name))).toEqual([]);
  expect(names).toHaveLength(18);
});

describe('an explanation', () => {
  it.each<[string | undefined, Why]>([
    ['"a"', 'value'],
    ['["a",1]', 'value'],
    ['1', 'wrong-type'],
    ['[1]', 'wrong-type'],
    ['{}', 'wrong-type'],
    ['[]', 'empty-list'],
    ['null', 'null'],
    [undefined, 'missing'],
  ])('of a text operator that sees %s says %s', (json, why) => {
    expect(evaluate('{"op":"StringNotIn","values":["b"]}', json)?.why).toBe(why);
  });

  it('of an operator or operand that is not known says so, and nothing matches', () => {
    const unknown = { matched: false, why: 'unknown' };
    expect(evaluate('{"op":"StringLike","values":["b"]}', '"b"')).toEqual(unknown);
    expect(evaluate('{"op":"constructor"}', '"b"')).toEqual(unknown);
    expect(evaluate('{"op":"NumberLessThan","values":[1]}', '0')).toEqual(unknown);
    expect(evaluate('7', '0')).toEqual(unknown);
  });

  it('names each field, how its conditions join, and the exact value seen', () => {
    const filter = readExactJson(`{
      "source": [{"op":"StringIn","values":["a"]},{"op":"StringIn","values":["orders"]}],
      "subject": {"and":[{"op":"StringStartsWith","values":["test"]},{"op":"StringEndsWith","values":["jpg"]}]},
      "data": {"price":[{"op":"NumberLessThan","value":2}],"obs":{"bucket":{"name":[{"op":"IsNotNull"}]}}}}`);
    const event = readExactJson('{"source":"orders","subject":"test.png","data":{"price":1.10,"obs":{"bucket":7}}}');
    const { matched, fields } = readFilter(filter)(isObject(event) ? event : {});
    expect(matched).toBe(false);
    expect(
      fields.map(({ path, join, matched: one, seen, outcomes }) => [
        path.join('.'),
        join,
        one,
        seen,
        outcomes.map(({ matched: each }) => each),
      ]),
    ).toEqual([
      ['source', 'any', true, '"orders"', [false, true]],
      ['subject', 'all', false, '"test.png"', [true, false]],
      ['data.price', 'any', true, '1.10', [true]],
      ['data.obs.bucket.name', 'any', false, undefined, [false]],
    ]);
  });
});

describe('a filter', () => {
  const event = { source: 'a', type: 't', data: { and: 1, list: [{ a: 1 }] } };
  const isOne = [{ op: 'NumberIn', values: [1] }];
  it.each([
    [{}, true],
    [{ data: {} }, true],
    [{ data: { and: isOne } }, true],
    [{ source: { and: [] } }, false],
    [{ source: [] }, false],
    [{ source: 'a' }, false],
    [null, false],
    [[], false],
    [{ constructor: [{ op: 'IsNotNull' }] }, false],
    [{ data: { toString: [{ op: 'IsNull' }] } }, true],
    [{ data: { list: { a: isOne } } }, false],
    [{ type: { more: [{ op: 'IsNull' }] } }, true],
    [{ data: isOne }, false],
  ])('%j matches: %s', (filter, matched) => {
    expect(readFilter(filter)(event).matched).toBe(matched);
  });

  it('that is nested without end is read, and matches nothing', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    expect(readFilter(deep)({}).matched).toBe(false);
  });

  it('agrees with a model written apart from it, whatever filter and event', () => {
    fc.assert(
      fc.property(filterAndEvent, ({ filter, event }) => {
        expect(readFilter(filter)(event).matched).toBe(matchesByHand(filter, event));
      }),
      { numRuns: 2000 },
    );
  });
});
