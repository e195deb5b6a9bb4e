import { isObject, readExactJson } from './exact-json';
import { isJsonPath, readJsonPath } from './json-path';
import { isJsonTemplate, type Transform } from './transform';

/** Limits of one transform, in characters. Source: docs/wire.md, "EG API, targets". */
export const TRANSFORM_LIMITS = { value: 1024, template: 2048, variables: 100, name: 64, variable: 1024 } as const;

/** The target whose constant or template has to be JSON. Source: docs/wire.md, "EG API, targets". */
const JSON_TARGET = 'HC.FunctionGraph';

/**
 * What is wrong in a transform. The first part is the field that it is about; `name` and `variable` are of one
 * variable.
 */
export type TransformRule =
  | 'type.unknown'
  | 'value.required'
  | 'value.tooLong'
  | 'value.json'
  | 'value.object'
  | 'value.tooMany'
  | 'template.required'
  | 'template.tooLong'
  | 'template.json'
  | 'name.characters'
  | 'name.reserved'
  | 'name.tooLong'
  | 'variable.flat'
  | 'variable.tooLong'
  | 'variable.path';

/** A rule that a transform breaks, and the variable that breaks it. */
export type TransformProblem = { rule: TransformRule; variable?: string };

/** Lists what EventGrid would refuse in a target's transform; nothing if it is valid. */
export function checkTransform(transform: Transform, targetName: string): TransformProblem[] {
  const { type, value, template } = transform;
  const wantsJson = targetName === JSON_TARGET;
  if (type === 'ORIGINAL') return [];
  if (type === 'CONSTANT') {
    if (!value) return [{ rule: 'value.required' }];
    return problems([
      ['value.tooLong', value.length > TRANSFORM_LIMITS.value],
      ['value.json', wantsJson && !isJson(value)],
    ]);
  }
  if (type !== 'VARIABLE') return [{ rule: 'type.unknown' }];
  return [...checkVariables(value ?? ''), ...checkTemplate(template ?? '', wantsJson)];
}

function checkTemplate(template: string, wantsJson: boolean): TransformProblem[] {
  if (template === '') return [{ rule: 'template.required' }];
  return problems([
    ['template.tooLong', template.length > TRANSFORM_LIMITS.template],
    ['template.json', wantsJson && !isJsonTemplate(template)],
  ]);
}

function checkVariables(value: string): TransformProblem[] {
  if (value === '') return [{ rule: 'value.required' }];
  if (!isJson(value)) return [{ rule: 'value.object' }];
  const variables = readExactJson(value);
  if (!isObject(variables)) return [{ rule: 'value.object' }];
  return [
    ...problems([
      ['value.tooLong', value.length > TRANSFORM_LIMITS.value],
      ['value.tooMany', Object.keys(variables).length > TRANSFORM_LIMITS.variables],
    ]),
    ...Object.entries(variables).flatMap(([name, given]) => checkVariable(name, given)),
  ];
}

function checkVariable(name: string, given: unknown): TransformProblem[] {
  const text = typeof given === 'string' ? given : '';
  return problems(
    [
      ['name.characters', !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)],
      ['name.reserved', name.startsWith('HC.')],
      ['name.tooLong', name.length > TRANSFORM_LIMITS.name],
      ['variable.flat', typeof given === 'object' && given !== null],
      ['variable.tooLong', text.length > TRANSFORM_LIMITS.variable],
      ['variable.path', isJsonPath(text) && readJsonPath(text) === null],
    ],
    name,
  );
}

const problems = (rules: readonly (readonly [TransformRule, boolean])[], variable?: string): TransformProblem[] =>
  rules.flatMap(([rule, isBroken]) => (isBroken ? [variable === undefined ? { rule } : { rule, variable }] : []));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
