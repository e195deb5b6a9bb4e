import * as z from 'zod/mini';
import { isObject } from './read-body';

/** Returns whether an event, or a value in it, matches. */
type Fits = (input: unknown) => boolean;

const texts = z.array(z.string()).check(z.minLength(1));
const numbers = z.array(z.number()).check(z.minLength(1));
const ranges = z.array(z.tuple([z.number(), z.number()])).check(z.minLength(1));

/**
 * Makes an operator with its operand under `value` or `values`. The operator returns null if the operand is invalid.
 */
const taking =
  <Operand>(
    key: 'value' | 'values',
    schema: z.ZodMiniType<Operand>,
    fits: (input: unknown, operand: Operand) => boolean,
  ) =>
  (condition: Record<string, unknown>): Fits | null => {
    const operand = schema.safeParse(condition[key]);
    return operand.success ? (input) => fits(input, operand.data) : null;
  };

const alone = (fits: Fits) => (): Fits => fits;

/** An input may be a list: then one of its values has to match. */
const some = (input: unknown, fits: Fits): boolean => (Array.isArray(input) ? input.some(fits) : fits(input));

const someText = (fits: (text: string, wanted: string) => boolean) => (input: unknown, operand: string[]) =>
  some(input, (text) => typeof text === 'string' && operand.some((wanted) => fits(text, wanted)));
const someNumber =
  <Operand>(fits: (number: number, operand: Operand) => boolean) =>
  (input: unknown, operand: Operand) =>
    some(input, (number) => typeof number === 'number' && fits(number, operand));
const not =
  <Operand>(fits: (input: unknown, operand: Operand) => boolean) =>
  (input: unknown, operand: Operand) =>
    !fits(input, operand);

const equal = someText((text, wanted) => text === wanted);
const startsWith = someText((text, wanted) => text.startsWith(wanted));
const endsWith = someText((text, wanted) => text.endsWith(wanted));
const equalIgnoringCase = someText((text, wanted) => text.toLowerCase() === wanted.toLowerCase());
const isOneOf = someNumber((number, operand: number[]) => operand.includes(number));
const isLess = someNumber((number, operand: number) => number < operand);
const isGreater = someNumber((number, operand: number) => number > operand);
const isInRange = someNumber((number, operand: [number, number][]) =>
  operand.some(([from, to]) => number >= from && number <= to),
);
const isNull: Fits = (input) => input === null || input === undefined;

/** Source: docs/wire.md, "EG user guide, Filter Rule Parameters"; StringEqualsIgnoreCase is our addition. */
const OPERATORS = new Map<unknown, (condition: Record<string, unknown>) => Fits | null>(
  Object.entries({
    StringIn: taking('values', texts, equal),
    StringNotIn: taking('values', texts, not(equal)),
    StringStartsWith: taking('values', texts, startsWith),
    StringNotStartsWith: taking('values', texts, not(startsWith)),
    StringEndsWith: taking('values', texts, endsWith),
    StringNotEndsWith: taking('values', texts, not(endsWith)),
    StringEqualsIgnoreCase: taking('values', texts, equalIgnoringCase),
    NumberIn: taking('values', numbers, isOneOf),
    NumberNotIn: taking('values', numbers, not(isOneOf)),
    NumberLessThan: taking('value', z.number(), isLess),
    NumberNotLessThan: taking('value', z.number(), not(isLess)),
    NumberGreaterThan: taking('value', z.number(), isGreater),
    NumberNotGreaterThan: taking('value', z.number(), not(isGreater)),
    NumberInRange: taking('values', ranges, isInRange),
    NumberNotInRange: taking('values', ranges, not(isInRange)),
    IsNull: alone(isNull),
    IsNotNull: alone((input) => !isNull(input)),
    IsTrue: alone((input) => input === true),
    IsNotTrue: alone((input) => input === false),
  }),
);

/**
 * Reads a subscription's filter: fields as in an event, each with a list of conditions or fields of its own. Every
 * field has to match one of its conditions. Returns null for an unknown operator or another shape. Rule: docs/wire.md,
 * "EG user guide, Filter Rule Parameters". An empty filter matches every event (our choice).
 */
export function readFilter(filter: unknown): Fits | null {
  if (!isObject(filter)) return null;
  const fields: Fits[] = [];
  for (const [name, wanted] of Object.entries(filter)) {
    const fits = Array.isArray(wanted) ? readConditions(wanted) : readFilter(wanted);
    if (fits === null) return null;
    fields.push((input) => fits(isObject(input) ? input[name] : undefined));
  }
  return (input) => fields.every((fits) => fits(input));
}

function readConditions(conditions: readonly unknown[]): Fits | null {
  const read = conditions.map((condition) =>
    isObject(condition) ? OPERATORS.get(condition.op)?.(condition) : undefined,
  );
  const known = read.filter((fits) => fits !== null && fits !== undefined);
  if (known.length === 0 || known.length < read.length) return null;
  return (input) => known.some((fits) => fits(input));
}
