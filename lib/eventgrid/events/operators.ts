import { compareNumbers } from './decimal';
import { isObject, jsonAt } from './exact-json';

/** What a condition compares with: `values` of texts, numbers or ranges, a single number in `value`, or nothing. */
type OperandKind = 'texts' | 'numbers' | 'number' | 'ranges' | 'none';

/** One value of an event. `json` is its exact JSON; both are undefined if the event has no such field. */
export type Seen = { value: unknown; json: string | undefined };

type Operator = {
  operand: OperandKind;
  /** The type of the values that it can match. */
  takes: 'string' | 'number' | 'boolean' | 'any';
  /** Whether it matches when no value fits, instead of when one does. */
  negated: boolean;
  fits: (seen: Seen, condition: Record<string, unknown>) => boolean;
};

/** Texts, or spellings of numbers, that a condition lists. */
const textsOf = ({ values }: Record<string, unknown>): unknown[] => (Array.isArray(values) ? values : []);
const numbersIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.map((_, index) => jsonAt(list, index) ?? '') : [];
const compare = ({ json = '' }: Seen, number: string) => compareNumbers(json, number);

const text = (negated: boolean, fits: (value: string, wanted: string) => boolean): Operator => ({
  operand: 'texts',
  takes: 'string',
  negated,
  fits: ({ value }, condition) => textsOf(condition).some((wanted) => fits(String(value), String(wanted))),
});
const equals = (value: string, wanted: string) => value === wanted;
const startsWith = (value: string, wanted: string) => value.startsWith(wanted);
const endsWith = (value: string, wanted: string) => value.endsWith(wanted);

const number = (
  operand: OperandKind,
  negated: boolean,
  fits: (seen: Seen, condition: Record<string, unknown>) => boolean,
): Operator => ({ operand, takes: 'number', negated, fits });
const isListed = (seen: Seen, { values }: Record<string, unknown>) =>
  numbersIn(values).some((wanted) => compare(seen, wanted) === 0);
const isLess = (seen: Seen, condition: Record<string, unknown>) => compare(seen, jsonAt(condition, 'value') ?? '') < 0;
const isGreater = (seen: Seen, condition: Record<string, unknown>) =>
  compare(seen, jsonAt(condition, 'value') ?? '') > 0;
const isInRange = (seen: Seen, condition: Record<string, unknown>) =>
  textsOf(condition).some((range) => {
    const [from = '', to = ''] = numbersIn(range);
    return compare(seen, from) >= 0 && compare(seen, to) <= 0;
  });

const isNull = ({ value }: Seen) => value === null || value === undefined;
const alone = (takes: Operator['takes'], negated: boolean, fits: (seen: Seen) => boolean): Operator => ({
  operand: 'none',
  takes,
  negated,
  fits,
});

/**
 * Every operator of a filter. A negative one, except IsNotTrue, also matches what its opposite cannot compare: a
 * missing field or another type. Rule: docs/wire.md, "EG user guide, Filter Rule Parameters".
 */
export const OPERATORS = {
  StringIn: text(false, equals),
  StringNotIn: text(true, equals),
  StringStartsWith: text(false, startsWith),
  StringNotStartsWith: text(true, startsWith),
  StringEndsWith: text(false, endsWith),
  StringNotEndsWith: text(true, endsWith),
  NumberIn: number('numbers', false, isListed),
  NumberNotIn: number('numbers', true, isListed),
  NumberLessThan: number('number', false, isLess),
  NumberNotLessThan: number('number', true, isLess),
  NumberGreaterThan: number('number', false, isGreater),
  NumberNotGreaterThan: number('number', true, isGreater),
  NumberInRange: number('ranges', false, isInRange),
  NumberNotInRange: number('ranges', true, isInRange),
  IsNull: alone('any', false, isNull),
  IsNotNull: alone('any', true, isNull),
  IsTrue: alone('boolean', false, ({ value }) => value === true),
  IsNotTrue: alone('boolean', false, ({ value }) => value === false),
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof OPERATORS;

const isOperatorName = (op: unknown): op is OperatorName => typeof op === 'string' && Object.hasOwn(OPERATORS, op);

/** A condition with a known operator and an operand of its kind. */
export type ReadCondition = { operator: Operator; condition: Record<string, unknown> };

/** Reads a condition. Returns which part of it is wrong if it cannot be evaluated. */
export function readCondition(condition: unknown): ReadCondition | 'condition' | 'operator' | 'operand' {
  if (!isObject(condition) || condition.op === undefined) return 'condition';
  if (!isOperatorName(condition.op)) return 'operator';
  const operator: Operator = OPERATORS[condition.op];
  return hasOperand(operator.operand, condition) ? { operator, condition } : 'operand';
}

function hasOperand(kind: OperandKind, { value, values }: Record<string, unknown>): boolean {
  if (kind === 'none') return true;
  if (kind === 'number') return typeof value === 'number';
  if (!Array.isArray(values) || values.length === 0) return false;
  if (kind === 'texts') return values.every((wanted) => typeof wanted === 'string');
  if (kind === 'numbers') return values.every((wanted) => typeof wanted === 'number');
  return values.every(
    (range) => Array.isArray(range) && range.length === 2 && range.every((end) => typeof end === 'number'),
  );
}
