import type { RandomCondition, RandomEvent, RandomFilter } from './random-filters';

/**
 * What EventGrid's filter rules say, read once more by another hand: plain JavaScript, slow, no code of the product.
 */
export function matchesByHand(filter: RandomFilter, event: RandomEvent): boolean {
  return inside(filter, event);
}

type Wanted = RandomFilter[string];

function inside(fields: Record<string, Wanted>, values: unknown): boolean {
  return Object.keys(fields).every((name) => {
    const given = typeof values === 'object' && values !== null && !Array.isArray(values);
    const value = given ? (values as Record<string, unknown>)[name] : undefined;
    const wanted = fields[name];
    if (Array.isArray(wanted)) return wanted.some((condition) => holds(condition, value));
    if (wanted === undefined) return true;
    if (Array.isArray(wanted.and)) return wanted.and.every((condition) => holds(condition, value));
    return inside(wanted as Record<string, Wanted>, value);
  });
}

function holds({ op, value: limit = NaN, values = [] }: RandomCondition, value: unknown): boolean {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  const some = (test: (one: unknown) => boolean) => all.some(test);
  const text = (test: (one: string, wanted: string) => boolean) =>
    some((one) => typeof one === 'string' && values.some((wanted) => test(one, String(wanted))));
  const number = (test: (one: number) => boolean) => some((one) => typeof one === 'number' && test(one));
  switch (op.replace(/^(String|Number)Not/, '$1')) {
    case 'StringIn':
      return text((one, wanted) => one === wanted) !== op.includes('Not');
    case 'StringStartsWith':
      return text((one, wanted) => one.slice(0, wanted.length) === wanted) !== op.includes('Not');
    case 'StringEndsWith':
      return text((one, wanted) => wanted === '' || one.slice(-wanted.length) === wanted) !== op.includes('Not');
    case 'NumberIn':
      return number((one) => values.some((wanted) => wanted === one)) !== op.includes('Not');
    case 'NumberLessThan':
      return number((one) => one < limit) !== op.includes('Not');
    case 'NumberGreaterThan':
      return number((one) => one > limit) !== op.includes('Not');
    case 'NumberInRange':
      return (
        number((one) => values.some((range) => Array.isArray(range) && one >= range[0] && one <= range[1])) !==
        op.includes('Not')
      );
    case 'IsNull':
      return some((one) => one === null || one === undefined);
    case 'IsNotNull':
      return !some((one) => one === null || one === undefined);
    case 'IsTrue':
      return some((one) => one === true);
    case 'IsNotTrue':
      return some((one) => one === false);
    default:
      throw new Error(`no such operator: ${op}`);
  }
}
