import { describe, expect, it } from 'vitest';
import { readFilter } from '@/lib/eventgrid-local/filter';

const event = {
  source: 'orders-api',
  type: 'order.placed',
  subject: 'photo.JPG',
  data: { age: 10, tags: ['a', 'b'], paid: true, late: false, size: null, deep: { name: 'x' } },
};
const fits = (filter: unknown) => readFilter(filter)?.(event);
const data = (field: string, ...conditions: object[]) => ({ data: { [field]: conditions } });

describe('readFilter', () => {
  it.each([
    [{}, true],
    [{ type: [{ op: 'StringIn', values: ['x', 'order.placed'] }] }, true],
    [{ type: [{ op: 'StringIn', values: ['order'] }] }, false],
    [{ type: [{ op: 'StringNotIn', values: ['x'] }] }, true],
    [{ type: [{ op: 'StringNotIn', values: ['order.placed'] }] }, false],
    [{ type: [{ op: 'StringStartsWith', values: ['order.'] }] }, true],
    [{ type: [{ op: 'StringStartsWith', values: ['placed'] }] }, false],
    [{ type: [{ op: 'StringNotStartsWith', values: ['placed'] }] }, true],
    [{ subject: [{ op: 'StringEndsWith', values: ['.JPG', '.png'] }] }, true],
    [{ subject: [{ op: 'StringEndsWith', values: ['.jpg'] }] }, false],
    [{ subject: [{ op: 'StringNotEndsWith', values: ['.jpg'] }] }, true],
    [{ subject: [{ op: 'StringEqualsIgnoreCase', values: ['PHOTO.jpg'] }] }, true],
    [{ missing: [{ op: 'StringIn', values: ['x'] }] }, false],
    [{ missing: [{ op: 'StringNotIn', values: ['x'] }] }, true],
    [data('age', { op: 'NumberIn', values: [9, 10] }), true],
    [data('age', { op: 'NumberNotIn', values: [9, 10] }), false],
    [data('age', { op: 'NumberLessThan', value: 10 }), false],
    [data('age', { op: 'NumberNotLessThan', value: 10 }), true],
    [data('age', { op: 'NumberGreaterThan', value: 9 }), true],
    [data('age', { op: 'NumberNotGreaterThan', value: 9 }), false],
    [
      data('age', {
        op: 'NumberInRange',
        values: [
          [0, 1],
          [10, 11],
        ],
      }),
      true,
    ],
    [data('age', { op: 'NumberNotInRange', values: [[10, 10]] }), false],
    [data('age', { op: 'StringIn', values: ['10'] }), false],
    [data('tags', { op: 'StringIn', values: ['b'] }), true],
    [data('tags', { op: 'StringNotIn', values: ['b'] }), false],
    [data('size', { op: 'IsNull' }), true],
    [data('missing', { op: 'IsNull' }), true],
    [data('age', { op: 'IsNotNull' }), true],
    [data('paid', { op: 'IsTrue' }), true],
    [data('late', { op: 'IsTrue' }), false],
    [data('late', { op: 'IsNotTrue' }), true],
    [{ data: { deep: { name: [{ op: 'StringIn', values: ['x'] }] } } }, true],
    [{ data: { deep: { name: { more: [{ op: 'IsNull' }] } } } }, true],
  ])('%j matches: %s', (filter, expected) => {
    expect(fits(filter)).toBe(expected);
  });

  it('requires every field to match one of its conditions', () => {
    const source = [{ op: 'StringIn', values: ['orders-api'] }];
    const type = [
      { op: 'StringIn', values: ['x'] },
      { op: 'StringEndsWith', values: ['.placed'] },
    ];
    expect(fits({ source, type })).toBe(true);
    expect(fits({ source, type: type.slice(0, 1) })).toBe(false);
  });

  it.each([
    undefined,
    null,
    [],
    'source',
    { source: 'orders-api' },
    { source: [] },
    { source: ['orders-api'] },
    { source: [{ values: ['a'] }] },
    { source: [{ op: 'constructor', values: ['a'] }] },
    { source: [{ op: ['StringIn'], values: ['a'] }] },
    { source: [{ op: 'stringin', values: ['a'] }] },
    { source: [{ op: 'StringIn' }] },
    { source: [{ op: 'StringIn', values: [] }] },
    { source: [{ op: 'StringIn', values: 'a' }] },
    { source: [{ op: 'StringIn', values: [1] }] },
    { source: [{ op: 'StringIn', values: ['a'] }, { op: 'X' }] },
    { data: { age: [{ op: 'NumberInRange', values: [[1]] }] } },
    { data: { age: [{ op: 'NumberLessThan', values: [1] }] } },
  ])('cannot read %j', (filter) => {
    expect(readFilter(filter)).toBeNull();
  });
});
