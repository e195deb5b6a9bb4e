import { isObject, writeJson } from './exact-json';
import { type FilterField, filterFields } from './filter';
import { readCondition } from './operators';

/** Limits of one filter. Source: docs/wire.md, "EG user guide, Filter Rule Parameters". */
export const FILTER_LIMITS = { bytes: 2048, dataFields: 5, dataDepth: 5, conditions: 5 } as const;

/** The fields that a filter may have. Source: docs/wire.md, "EG user guide, Filter Rule Parameters". */
const FILTER_FIELDS = ['source', 'type', 'subject', 'data'] as const;

/**
 * What is wrong: the filter as a whole (`object`, `bytes`), its fields, a field's conditions, or one condition. The
 * part after the dot is the limit or the rule.
 */
export type FilterRule =
  | 'filter.object'
  | 'filter.bytes'
  | 'source.required'
  | 'source.operator'
  | 'field.unknown'
  | 'field.conditions'
  | 'field.tooMany'
  | 'data.fields'
  | 'data.depth'
  | 'condition.shape'
  | 'condition.operator'
  | 'condition.operand';

/** A rule that a filter breaks, and where: names of fields, then a condition's index. */
export type FilterProblem = { rule: FilterRule; path: readonly (string | number)[] };

const encoder = new TextEncoder();

/** Returns a filter's length in bytes as EventGrid counts it, which is as JSON without blanks. */
export const filterBytes = (filter: unknown): number => encoder.encode(writeJson(filter)).length;

/**
 * Lists what EventGrid would refuse in a filter, in the filter's order; nothing if it is valid. The number of fields
 * under `data` counts those with conditions (our choice).
 */
export function checkFilter(filter: unknown): FilterProblem[] {
  if (!isObject(filter)) return [{ rule: 'filter.object', path: [] }];
  const fields = filterFields(filter);
  const inData = fields.filter(({ path }) => path[0] === 'data');
  return [
    ...(filterBytes(filter) > FILTER_LIMITS.bytes ? [problem('filter.bytes')] : []),
    ...(Object.hasOwn(filter, 'source') ? [] : [problem('source.required')]),
    ...(inData.length > FILTER_LIMITS.dataFields ? [problem('data.fields', ['data'])] : []),
    ...fields.flatMap(checkField),
  ];
}

const problem = (rule: FilterRule, path: FilterProblem['path'] = []): FilterProblem => ({ rule, path });

function checkField({ path, conditions }: FilterField): FilterProblem[] {
  const [top = ''] = path;
  const isData = top === 'data';
  if (!FILTER_FIELDS.some((name) => name === top) || (!isData && path.length > 1)) {
    return [problem('field.unknown', path)];
  }
  if (isData && path.length - 1 > FILTER_LIMITS.dataDepth) return [problem('data.depth', path)];
  if (conditions === null || conditions.length === 0 || (isData && path.length === 1)) {
    return [problem('field.conditions', path)];
  }
  return [
    ...(conditions.length > FILTER_LIMITS.conditions ? [problem('field.tooMany', path)] : []),
    ...conditions.flatMap((condition, index) => checkCondition(condition, top, [...path, index])),
  ];
}

function checkCondition(condition: unknown, field: string, path: FilterProblem['path']): FilterProblem[] {
  const read = readCondition(condition);
  if (read === 'condition') return [problem('condition.shape', path)];
  if (read === 'operator') return [problem('condition.operator', path)];
  if (field === 'source' && isObject(condition) && condition.op !== 'StringIn') {
    return [problem('source.operator', path)];
  }
  return read === 'operand' ? [problem('condition.operand', path)] : [];
}
