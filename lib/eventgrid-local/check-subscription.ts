import type * as z from 'zod/mini';
import { checkFilter, FILTER_LIMITS, type FilterRule } from '@/lib/eventgrid/events/check-filter';
import { checkTransform, TRANSFORM_LIMITS, type TransformRule } from '@/lib/eventgrid/events/check-transform';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import { type Failure, failures } from './failures';
import type { createSubscriptionBody } from './schemas/subscription';

type Source = z.output<typeof createSubscriptionBody>['sources'][number];
type Target = z.output<typeof createSubscriptionBody>['targets'][number];

const FILTER_SENTENCES: Record<FilterRule, string> = {
  'filter.object': 'must be an object',
  'filter.bytes': `is longer than ${FILTER_LIMITS.bytes} bytes`,
  'source.required': 'source is mandatory',
  'source.operator': 'source takes StringIn only',
  'field.unknown': 'only source, type, subject and fields of data are allowed',
  'field.conditions': 'must be a list of conditions',
  'field.tooMany': `has more than ${FILTER_LIMITS.conditions} conditions`,
  'data.fields': `has more than ${FILTER_LIMITS.dataFields} fields`,
  'data.depth': `is deeper than ${FILTER_LIMITS.dataDepth} levels`,
  'condition.shape': 'must be an object with op',
  'condition.operator': 'has an unknown operator',
  'condition.operand': 'has no value or values that its operator takes',
};

/** Refuses a source's filter with EG.00513004; null if it is valid. `{}` is allowed (our choice). */
export function refuseFilter({ filter }: Source, at: string): Failure | null {
  if (isObject(filter) && Object.keys(filter).length === 0) return null;
  const [problem] = checkFilter(filter);
  if (problem === undefined) return null;
  return failures.invalidFilter(`${[at, 'filter', ...problem.path].join('.')}: ${FILTER_SENTENCES[problem.rule]}`);
}

const TRANSFORM_SENTENCES: Record<TransformRule, string> = {
  'type.unknown': 'type must be ORIGINAL, CONSTANT or VARIABLE',
  'value.required': 'value is mandatory',
  'value.tooLong': `value is longer than ${TRANSFORM_LIMITS.value} characters`,
  'value.json': 'value must be JSON',
  'value.object': 'value must be a JSON object',
  'value.tooMany': `value has more than ${TRANSFORM_LIMITS.variables} variables`,
  'template.required': 'template is mandatory',
  'template.tooLong': `template is longer than ${TRANSFORM_LIMITS.template} characters`,
  'template.json': 'template must be JSON',
  'name.characters': 'the name of a variable has a character that is not allowed, or starts with one',
  'name.reserved': 'the name of a variable must not start with HC.',
  'name.tooLong': `the name of a variable is longer than ${TRANSFORM_LIMITS.name} characters`,
  'variable.flat': 'a variable must be a constant or a JSONPath',
  'variable.tooLong': `a variable is longer than ${TRANSFORM_LIMITS.variable} characters`,
  'variable.path': 'a variable is a JSONPath that is malformed or not supported here',
};

/** Refuses a target's address with EG.00513003 and its transform with EG.00513000; null if both are valid. */
export function refuseTarget({ name, detail, transform }: Target, at: string): Failure | null {
  if (detail?.url !== undefined && !isWebAddress(detail.url)) {
    return failures.invalidTarget(`${at}.detail.url: must be an http or https address`);
  }
  const [problem] = checkTransform(transform, name);
  return problem ? failures.invalidParameters(`${at}.transform: ${TRANSFORM_SENTENCES[problem.rule]}`) : null;
}

const isWebAddress = (url: unknown): boolean =>
  typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
