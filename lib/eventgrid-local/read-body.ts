import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { isObject, readExactJson, withNumbersOf } from '@/lib/eventgrid/events/exact-json';
import type { Env } from './context';
import { Failure, failures } from './failures';

/** Deeper JSON could exhaust the stack when it is serialized again (our choice; EG's own limit is not published). */
const MAX_DEPTH = 64;

/**
 * Reads a request's JSON object. Returns a Failure, made by `badRequest` from a sentence, for another content type,
 * malformed or very deep JSON, or JSON that is not an object.
 */
export function readJson(
  c: Context<Env>,
  badRequest: (sentence: string) => Failure = failures.badRequest,
): Record<string, unknown> | Failure {
  const contentType = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (contentType !== 'application/json') return badRequest('Content-Type must be application/json');
  const text = c.get('bodyText');
  if (isDeep(text)) return badRequest(`the JSON is nested deeper than ${MAX_DEPTH}`);
  try {
    const value = readExactJson(text);
    return isObject(value) ? value : badRequest('the body must be a JSON object');
  } catch {
    return badRequest('the body is not JSON');
  }
}

/**
 * Parses a request's body with a schema. Returns a Failure as readJson does, or EG.00513000 naming the first bad field.
 */
export function readBody<Schema extends z.ZodMiniType>(c: Context<Env>, schema: Schema): z.output<Schema> | Failure {
  const json = readJson(c);
  if (json instanceof Failure) return json;
  const parsed = schema.safeParse(json);
  return parsed.success
    ? withNumbersOf(json, parsed.data)
    : failures.invalidParameters(sentenceOf(parsed.error.issues[0]));
}

/** Replaces what SQLite can't return, NUL and lone surrogates, by U+FFFD. */
export const storable = (text: string): string => text.replaceAll(/[\0\p{Surrogate}]/gu, '\ufffd');

const RULES: Record<string, string> = {
  required: 'is mandatory',
  characters: 'has a character that is not allowed',
  start: 'must start with a letter or digit',
  reservedPrefix: 'must not start with hc.',
  reserved: 'is reserved',
  tooLong: 'is too long',
};

/** Turns an issue into a sentence that names the field. It omits the value, which may be a secret. */
function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  const field = issue?.path.join('.') ?? '';
  const rule = issue?.message.split('.').at(-1) ?? '';
  return `${field}: ${RULES[rule] ?? 'is missing or has a wrong type or value'}`;
}

/** As a loop: a regular expression over 12 MB overflows the stack. */
function isDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inText) {
      if (character === '\\') at += 1;
      else if (character === '"') inText = false;
      continue;
    }
    if (character === '"') inText = true;
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
