import { describe, expect, it } from 'vitest';
import { checkFilter } from '@/lib/eventgrid/events/check-filter';
import { readExactJson } from '@/lib/eventgrid/events/exact-json';
import { OPERATORS, type OperatorName } from '@/lib/eventgrid/events/operators';
import { filterOf, rulesOf } from '@/lib/subscriptions/filter-rules';

const SOURCE = [{ op: 'StringIn', values: ['orders'] }];
const operandOf = (op: OperatorName) =>
  ({
    texts: { values: ['a', 'b,c'] },
    numbers: { values: [1, -2.5] },
    number: { value: 20 },
    ranges: {
      values: [
        [1, 10],
        [20, 30],
      ],
    },
    none: {},
  })[OPERATORS[op].operand];

describe('a filter as rules', () => {
  it.each(Object.keys(OPERATORS) as OperatorName[])('says %s, and becomes the same filter again', (op) => {
    const filter = { source: SOURCE, data: { order: { total: [{ op, ...operandOf(op) }] } } };
    const rules = rulesOf(filter);
    expect(rules?.rules).toEqual([
      { field: 'data.order.total', join: 'any', conditions: [{ op, values: expect.any(Array) }] },
    ]);
    expect(rules && filterOf(rules)).toEqual(filter);
    expect(checkFilter(filter)).toEqual([]);
  });

  it('keeps “or” and “and”, and several fields under data', () => {
    const filter = {
      source: SOURCE,
      subject: {
        and: [
          { op: 'StringStartsWith', values: ['eu/'] },
          { op: 'StringEndsWith', values: ['jpg'] },
        ],
      },
      data: { a: { b: [{ op: 'IsTrue' }], c: [{ op: 'IsNull' }] } },
    };
    const rules = rulesOf(filter);
    expect(rules?.rules.map(({ field, join }) => [field, join])).toEqual([
      ['subject', 'all'],
      ['data.a.b', 'any'],
      ['data.a.c', 'any'],
    ]);
    expect(rules && filterOf(rules)).toEqual(filter);
  });

  it.each([
    ['no source', {}],
    ['two sources', { source: [{ op: 'StringIn', values: ['a', 'b'] }] }],
    ['an unknown operator', { source: SOURCE, type: [{ op: 'StringLike', values: ['a'] }] }],
    ['a further key', { source: SOURCE, type: [{ op: 'IsNull', note: 'x' }] }],
    ['a name with a dot', { source: SOURCE, data: { 'a.b': [{ op: 'IsNull' }] } }],
    ['an operand of another kind', { source: SOURCE, type: [{ op: 'StringIn', values: [1] }] }],
    ['a field without conditions', { source: SOURCE, type: [] }],
    ['no object', 'text'],
  ])('does not say a filter with %s', (_, filter) => {
    expect(rulesOf(filter)).toBeNull();
  });

  it('does not say a number that JavaScript would round', () => {
    const text =
      '{"source":[{"op":"StringIn","values":["s"]}],"data":{"n":[{"op":"NumberIn","values":[9007199254740993]}]}}';
    expect(rulesOf(readExactJson(text))).toBeNull();
  });

  it('leaves a text where a number was wanted, for the check to find', () => {
    const filter = filterOf({
      source: 's',
      rules: [{ field: 'data.n', join: 'any', conditions: [{ op: 'NumberIn', values: ['12x'] }] }],
    });
    expect(checkFilter(filter)).toMatchObject([{ rule: 'condition.operand' }]);
  });
});

it.each(['data.__proto__.polluted', 'data.constructor.prototype.polluted'])(
  'keeps %s a field of the filter',
  (field) => {
    const rules = {
      source: 'orders',
      rules: [{ field, join: 'any' as const, conditions: [{ op: 'IsNull' as const, values: [] }] }],
    };
    const json = JSON.stringify(filterOf(rules));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(json).toContain('"polluted":[{"op":"IsNull"}]');
    expect(rulesOf(JSON.parse(json))).toEqual(rules);
  },
);
