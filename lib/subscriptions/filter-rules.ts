import { isObject, jsonAt } from '@/lib/eventgrid/events/exact-json';
import { filterFields } from '@/lib/eventgrid/events/filter';
import { OPERATORS, type OperatorName, readCondition } from '@/lib/eventgrid/events/operators';

/** A condition as texts: the values it compares with, a range as `1..10`; none for an operator that takes nothing. */
export type Condition = { op: OperatorName; values: string[] };

/** The conditions of one field of an event. `field` joins the names of nested fields by dots: `data.order.total`. */
export type Rule = { field: string; join: 'any' | 'all'; conditions: Condition[] };

/** A filter as the builder shows it: the source that it is for, and one rule per field. */
export type FilterRules = { source: string; rules: Rule[] };

/** Separates the ends of a range. */
const RANGE = '..';

/**
 * Reads a filter as rules; null if they would not say all of it: unknown operators, further keys, names with dots,
 * numbers that JavaScript rounds, or another condition on `source` than that it is one source.
 */
export function rulesOf(filter: unknown): FilterRules | null {
  const rules: Rule[] = [];
  let source: string | null = null;
  for (const { path, join, conditions } of filterFields(filter)) {
    const read = conditions?.map(readOne) ?? [];
    const known = read.filter((one) => one !== null);
    if (known.length === 0 || known.length < read.length || path.some((name) => !isPlain(name))) return null;
    if (path[0] !== 'source') {
      rules.push({ field: path.join('.'), join, conditions: known });
      continue;
    }
    const [only, ...others] = known;
    if (path.length > 1 || only?.op !== 'StringIn' || only.values.length !== 1 || others.length > 0) return null;
    source = only.values[0] ?? null;
  }
  return source === null ? null : { source, rules };
}

/** A name that a dotted path can hold. */
const isPlain = (name: string): boolean => name !== '' && name !== 'and' && !name.includes('.') && name === name.trim();

function readOne(condition: unknown): Condition | null {
  if (typeof readCondition(condition) === 'string' || !isObject(condition)) return null;
  const op = condition.op as OperatorName;
  const { operand } = OPERATORS[op];
  const [key, ...others] = Object.keys(condition).filter((name) => name !== 'op');
  const values = operand === 'number' ? 'value' : operand === 'none' ? undefined : 'values';
  if (key !== values || others.length > 0) return null;
  if (operand === 'none') return { op, values: [] };
  if (operand === 'number') return exact(condition, 'value', (text) => ({ op, values: [text] }));
  const list = Array.isArray(condition.values) ? condition.values : [];
  const texts = list.map((value, index) => {
    if (operand === 'texts') return String(value);
    if (operand === 'numbers') return exact(list, index, (text) => text);
    return exact(value, 0, (from) => exact(value, 1, (to) => `${from}${RANGE}${to}`));
  });
  return texts.includes(null) ? null : { op, values: texts.filter((text) => text !== null) };
}

/** A number's text, if it is the same once JavaScript has read it; else null. */
function exact<T>(holder: object, key: string | number, use: (text: string) => T): T | null {
  const text = jsonAt(holder, key);
  return text !== undefined && String(Number(text)) === text ? use(text) : null;
}

/** Makes the filter that the rules say. A text in the place of a number stays a text, which a check finds. */
export function filterOf({ source, rules }: FilterRules): Record<string, unknown> {
  const filter = fields();
  filter.source = [{ op: 'StringIn', values: [source] }];
  for (const { field, join, conditions } of rules) {
    const path = field.split('.');
    const last = path.pop() ?? '';
    let holder = filter;
    for (const name of path) {
      const inner = holder[name];
      const next = isObject(inner) ? inner : fields();
      holder[name] = next;
      holder = next;
    }
    const written = conditions.map(writeOne);
    holder[last] = join === 'all' ? { and: written } : written;
  }
  return filter;
}

/** An object in which a field of any name is its own: `__proto__` in a filter must not reach every object of the page. */
const fields = (): Record<string, unknown> => Object.create(null);

function writeOne({ op, values }: Condition): Record<string, unknown> {
  const { operand } = OPERATORS[op];
  if (operand === 'none') return { op };
  if (operand === 'number') return { op, value: numberOf(values[0] ?? '') };
  if (operand === 'texts') return { op, values };
  if (operand === 'numbers') return { op, values: values.map(numberOf) };
  return { op, values: values.map((range) => range.split(RANGE).map(numberOf)) };
}

const numberOf = (text: string): number | string =>
  /^\s*-?\d/.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
