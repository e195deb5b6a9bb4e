import { isObject, jsonAt } from './exact-json';
import { type ReadCondition, readCondition, type Seen } from './operators';

/** Deeper fields are refused before this; a filter that is typed in could be nested without end. */
const MAX_DEPTH = 8;

/** A field of a filter with its conditions, of which one (`any`) or each (`all`) has to match; null if it has none. */
export type FilterField = { path: readonly string[]; join: 'any' | 'all'; conditions: readonly unknown[] | null };

/**
 * What a condition saw: a value that it could compare, none, null, an empty list, or another type. `unknown` is an
 * operator or an operand that EventGrid does not document; such a condition matches nothing here.
 */
export type Why = 'value' | 'missing' | 'null' | 'empty-list' | 'wrong-type' | 'unknown';

type ConditionOutcome = { matched: boolean; why: Why };
/** `seen` is the event's exact JSON there; undefined if it has no such field. Conditions are in the filter's order. */
type FieldOutcome = FilterField & {
  matched: boolean;
  seen: string | undefined;
  outcomes: readonly ConditionOutcome[];
};
export type FilterOutcome = { matched: boolean; fields: readonly FieldOutcome[] };

/**
 * Lists the fields of a filter: names as in an event, each with a list of conditions, `{"and": [...]}`, or fields of
 * its own. Under `data` itself, `and` is a field's name. Something else is a field without conditions.
 */
export function filterFields(filter: unknown, path: readonly string[] = []): FilterField[] {
  if (!isObject(filter) || path.length > MAX_DEPTH) return [{ path, join: 'any', conditions: null }];
  if (path.length > 0 && !isData(path) && Array.isArray(filter.and) && Object.keys(filter).length === 1) {
    return [{ path, join: 'all', conditions: filter.and }];
  }
  return Object.entries(filter).flatMap(([name, wanted]) => {
    const here = [...path, name];
    return Array.isArray(wanted) ? [{ path: here, join: 'any', conditions: wanted }] : filterFields(wanted, here);
  });
}

const isData = (path: readonly string[]) => path.length === 1 && path[0] === 'data';

/**
 * Reads a filter once, to evaluate it for each event and to explain each condition. Every field has to match. An empty
 * filter matches every event (our choice); what cannot be read matches none.
 */
export function readFilter(filter: unknown): (event: object) => FilterOutcome {
  const fields = filterFields(filter).map((field) => ({ ...field, read: (field.conditions ?? []).map(readCondition) }));
  return (event) => {
    const outcomes = fields.map((field) => evaluateField(field, event));
    return { matched: outcomes.every(({ matched }) => matched), fields: outcomes };
  };
}

type ReadField = FilterField & { read: readonly ReturnType<typeof readCondition>[] };

function evaluateField({ read, ...field }: ReadField, event: object): FieldOutcome {
  const seen = seenAt(event, field.path);
  const elements = Array.isArray(seen.value) ? elementsOf(seen.value) : [seen];
  const outcomes = read.map((one) =>
    typeof one === 'string' ? { matched: false, why: 'unknown' as const } : evaluateCondition(one, seen, elements),
  );
  const isMatch = ({ matched }: ConditionOutcome) => matched;
  const matched = field.join === 'any' ? outcomes.some(isMatch) : outcomes.length > 0 && outcomes.every(isMatch);
  return { ...field, matched, seen: seen.json, outcomes };
}

/** A list matches if one of its elements does; for a negative operator, if none does. */
function evaluateCondition(
  { operator, condition }: ReadCondition,
  seen: Seen,
  elements: readonly Seen[],
): ConditionOutcome {
  const comparable = elements.filter(({ value }) => operator.takes === 'any' || typeof value === operator.takes);
  const fits = comparable.some((element) => operator.fits(element, condition));
  return { matched: fits !== operator.negated, why: whyOf(seen, comparable.length > 0) };
}

function whyOf({ value }: Seen, isCompared: boolean): Why {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (isCompared) return 'value';
  return Array.isArray(value) && value.length === 0 ? 'empty-list' : 'wrong-type';
}

/** Only an object's own fields count: an event may be any JSON, and a filter may name `constructor`. */
function seenAt(event: object, path: readonly string[]): Seen {
  let holder: object = { event };
  let key = 'event';
  for (const name of path) {
    const value: unknown = Reflect.get(holder, key);
    if (!isObject(value) || !Object.hasOwn(value, name)) return { value: undefined, json: undefined };
    holder = value;
    key = name;
  }
  return { value: Reflect.get(holder, key), json: jsonAt(holder, key) };
}

const elementsOf = (list: readonly unknown[]): Seen[] =>
  list.map((value, index) => ({ value, json: typeof value === 'number' ? jsonAt(list, index) : undefined }));
