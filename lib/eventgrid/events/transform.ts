import { isObject, jsonAt, readExactJson, writeJson } from './exact-json';
import { findValues, isJsonPath, type JsonPath, readJsonPath } from './json-path';

/** How a target receives an event, as EventGrid spells it. */
export type Transform = { type: string; value?: string | null | undefined; template?: string | null | undefined };

/**
 * What a variable stands for: the same for every event, or what a path finds in it; a path that can't be read is null.
 */
type Variable = { constant: Filling } | { path: JsonPath | null };
/** A text, or the exact JSON of anything else; undefined if the event has no such value. */
type Filling = { text: string } | { json: string } | undefined;

/** A part of a template: literal text, or a variable with its place in the JSON that the template is. */
type Part = { literal: string } | { name: string; written: string; place: 'text' | 'json' | 'json-string' };

const REFERENCE = /\$\{([A-Za-z0-9._-]+)\}/g;

/**
 * Reads a transform once, to write what a target receives of each event. Returns null if the type is unknown or the
 * variables are no JSON object. Rule: docs/wire.md, "EG API, targets".
 */
export function readTransform({ type, value, template }: Transform): ((event: object) => string) | null {
  if (type === 'ORIGINAL') return writeJson;
  if (type === 'CONSTANT') return () => value ?? '';
  const variables = type === 'VARIABLE' ? readVariables(value ?? '') : null;
  if (variables === null) return null;
  const parts = readTemplate(template ?? '');
  return (event) => parts.map((part) => ('literal' in part ? part.literal : write(part, variables, event))).join('');
}

/** Reads a JSON object in a text; null if it is none. */
function readVariables(value: string): Map<string, Variable> | null {
  let json: unknown;
  try {
    json = readExactJson(value);
  } catch {
    return null;
  }
  if (!isObject(json)) return null;
  const holder = json;
  return new Map(
    Object.entries(holder).map(([name, given]) => [name, readVariable(given, jsonAt(holder, name) ?? '')]),
  );
}

function readVariable(given: unknown, json: string): Variable {
  if (typeof given !== 'string') return { constant: { json } };
  return isJsonPath(given) ? { path: readJsonPath(given) } : { constant: { text: given } };
}

/** Returns whether a template is JSON once its variables are filled in, inside quotation marks or outside. */
export function isJsonTemplate(template: string): boolean {
  try {
    JSON.parse(template.replaceAll(REFERENCE, 'null'));
    return true;
  } catch {
    return false;
  }
}

function readTemplate(template: string): Part[] {
  const isJson = isJsonTemplate(template);
  const parts: Part[] = [];
  let kept = 0;
  let inString = false;
  for (const match of template.matchAll(REFERENCE)) {
    const literal = template.slice(kept, match.index);
    inString = endsInString(literal, inString);
    kept = match.index + match[0].length;
    const place = !isJson ? 'text' : inString ? 'json-string' : 'json';
    parts.push({ literal }, { name: match[1] ?? '', written: match[0], place });
  }
  return [...parts, { literal: template.slice(kept) }];
}

/** Returns whether JSON is inside a string after this part of it. */
function endsInString(json: string, before: boolean): boolean {
  let inString = before;
  for (let at = 0; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1;
    else if (json[at] === '"') inString = !inString;
  }
  return inString;
}

/**
 * Writes a variable's value: a text as it is, anything else as JSON, nothing if the event has no such value. In a JSON
 * template the result stays JSON: a text is escaped inside quotation marks, and quoted outside (our choice). A name
 * that is no variable stays as it is written (our choice).
 */
function write(
  { name, written, place }: Exclude<Part, { literal: string }>,
  variables: Map<string, Variable>,
  event: object,
) {
  const variable = variables.get(name);
  if (variable === undefined) return written;
  const filling = 'constant' in variable ? variable.constant : find(variable.path, event);
  if (place === 'json') {
    if (filling === undefined) return '""';
    return 'text' in filling ? JSON.stringify(filling.text) : filling.json;
  }
  const text = filling === undefined ? '' : 'text' in filling ? filling.text : filling.json;
  return place === 'text' ? text : JSON.stringify(text).slice(1, -1);
}

/** A path that can find several values finds a list of them. */
function find(path: JsonPath | null, event: object): Filling {
  const found = path ? findValues(path, event) : [];
  const [first] = found;
  if (path === null || first === undefined) return undefined;
  if (!path.definite) return { json: `[${found.map(({ json }) => json).join()}]` };
  return typeof first.value === 'string' ? { text: first.value } : { json: first.json };
}
