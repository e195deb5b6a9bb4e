import { checkFilter, FILTER_LIMITS, type FilterRule } from '@/lib/eventgrid/events/check-filter';
import { checkTransform, TRANSFORM_LIMITS, type TransformRule } from '@/lib/eventgrid/events/check-transform';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import { type Failure, failures } from './failures';
import type { SentSource, SentTarget } from './schemas/subscription';

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
export function refuseFilter({ filter }: SentSource, at: string): Failure | null {
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

type DetailName = 'detail' | 'kafka_detail' | 'smn_detail' | 'eg_detail' | 'apigw_detail';

/**
 * What makes a target's address, by its name in the catalog. Others, such as a name of one's own, need none (our
 * choice). Rule: docs/wire.md, "EG API, targets".
 */
const ADDRESSES: Record<string, { detail: DetailName; fields: readonly string[] }> = {
  HTTPS: { detail: 'detail', fields: ['url'] },
  WEBHOOK: { detail: 'detail', fields: ['url'] },
  'HC.FunctionGraph': { detail: 'detail', fields: ['urn'] },
  'HC.SMN': { detail: 'smn_detail', fields: ['urn'] },
  'HC.Kafka': { detail: 'kafka_detail', fields: ['topic'] },
  'HC.APIGW': { detail: 'apigw_detail', fields: ['url'] },
  'HC.EG': {
    detail: 'eg_detail',
    fields: ['target_project_id', 'target_channel_id', 'target_region', 'agency_name'],
  },
};

/** Refuses a target's address with EG.00513003 and its transform with EG.00513000; null if both are valid. */
export function refuseTarget(target: SentTarget, at: string): Failure | null {
  const { name, transform } = target;
  const address = ADDRESSES[name];
  // Function workflows have an ID instead. Older editions have one `detail` for every target.
  const sent = (address && target[address.detail]) ?? target.detail ?? {};
  const missing = 'workflow_id' in sent ? undefined : address?.fields.find((field) => !isText(sent[field]));
  if (missing) return failures.invalidTarget(`${at}.${address?.detail}.${missing}: is mandatory`);
  if (sent.url !== undefined && !isWebAddress(sent.url)) {
    return failures.invalidTarget(`${at}.${address?.detail ?? 'detail'}.url: must be an http or https address`);
  }
  const [problem] = checkTransform(transform, name);
  return problem ? failures.invalidParameters(`${at}.transform: ${TRANSFORM_SENTENCES[problem.rule]}`) : null;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const isWebAddress = (url: unknown): boolean =>
  typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
