import { hasSecretValue, maskUrl, urlCredentials } from './credentials';
import { SECRET_FIELDS } from './fields';
import { parseJson, readObject } from './json';
import { foldKey, isDetailSecret, isFormSecret, MASK } from './mask';

// Deeper nesting than any answer has; without a limit, a hostile body of a million brackets would exhaust the stack.
const MAX_DEPTH = 32;

/**
 * Masks an answer's `detail`, given as an object or as a JSON string (EG sends both, the latter with the password in
 * clear text). Returns its fields with every non-empty secret replaced by MASK, at any depth and in any case of the
 * key, or null if there is no object to show: what can't be parsed can't be masked, so it is not shown.
 */
export function maskDetail(detail: unknown): Record<string, unknown> | null {
  const fields = readDetail(detail);
  return fields && maskObject(fields, 0);
}

/** Reads `detail` as EventGrid sends it, an object or a JSON string, secrets in clear text. Null if it is neither. */
export const readDetail = (detail: unknown): Record<string, unknown> | null =>
  readObject(typeof detail === 'string' ? parseJson(detail) : detail);

/**
 * Masks the secrets of any JSON value by their keys, in nested JSON strings too. A `detail` that is not JSON is masked
 * completely. Returns a copy.
 */
export const maskSecrets = (value: unknown): unknown => maskValue(value, 0);

/**
 * Lists the secret values of any JSON value by their keys, at any depth: they must be masked in answers to a request
 * that contains them.
 */
export function secretsWithin(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return urlCredentials(value);
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return [];
  const isMarked = hasSecretValue({ ...value });
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && (isFormSecret(key) || (isMarked && key === 'value'))
      ? [inner]
      : secretsWithin(inner, depth + 1),
  );
}

function maskObject(value: Record<string, unknown>, depth: number): Record<string, unknown> {
  const isMarked = hasSecretValue(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (isDetailSecret(key) || (isMarked && key === 'value'))
        return [key, inner === null || inner === '' ? inner : MASK];
      if (foldKey(key) === 'detail' && typeof inner === 'string' && inner !== '' && parseJson(inner) === undefined) {
        return [key, MASK];
      }
      return [key, maskValue(inner, depth + 1)];
    }),
  );
}

function maskValue(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((inner) => maskValue(inner, depth + 1));
  if (typeof value === 'string') return maskText(value, depth);
  const fields = readObject(value);
  return fields ? maskObject(fields, depth) : value;
}

/** A string that is itself JSON keeps its spelling unless it contained a secret. */
function maskText(text: string, depth: number): string {
  const inner = parseJson(text);
  if (typeof inner !== 'object' || inner === null) return strikeSecretFields(maskUrl(text));
  const masked = JSON.stringify(maskValue(inner, depth + 1));
  return masked === JSON.stringify(inner) ? text : masked;
}

// The start of `"password": "…`, its quotes escaped as often as it is nested in JSON strings (0, 1, 3 or 7
// backslashes).
const names = SECRET_FIELDS.detail.map((name) => name.replaceAll('_', '[_-]?'));
const secretHead = new RegExp(
  String.raw`(?<slashes>\\{0,7})"(?:${names.join('|')})\k<slashes>"\s{0,16}:\s{0,16}\k<slashes>"`,
  'gi',
);

/** Masks the values of secret fields in text that looks like JSON, complete or cut off. Returns the text. */
export function strikeSecretFields(text: string): string {
  let struck = '';
  let from = 0;
  for (const head of text.matchAll(secretHead)) {
    if (head.index < from) continue;
    const start = head.index + head[0].length;
    const end = endOfJsonString(text, start, head.groups?.slashes?.length ?? 0);
    struck += text.slice(from, start) + (end > start ? MASK : '');
    from = end;
  }
  return struck + text.slice(from);
}

/**
 * Finds the end of a JSON string whose quotes have `slashes` backslashes: its own quote, a quote that ends an enclosing
 * string, or the end of a text that was cut off.
 */
function endOfJsonString(text: string, start: number, slashes: number): number {
  for (let quote = text.indexOf('"', start); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let first = quote;
    while (first > start && text[first - 1] === '\\') first -= 1;
    const run = quote - first;
    const closesEnclosing = run % (slashes + 1) !== slashes;
    if (closesEnclosing) return first;
    if (run % (2 * (slashes + 1)) === slashes) return quote - slashes;
  }
  return text.length;
}

/**
 * Shorter values are common parts of words, codes and numbers: masked inside one, they would ruin it, and the gap would
 * show the secret (our choice).
 */
const MIN_CHARS_INSIDE = 7;

// A short secret is masked only where it is a whole word or value. A dot or hyphen inside a code, version or ID, and a
// colon inside a time, do not end a word; an escaped character before it (`\n`, `%22`) does.
const DELIMITER = String.raw`\s"'\x60()[\]{}<>,;=&|\\/?%`;
const wholeWord = (spelling: string): string =>
  String.raw`(?<=^|[${DELIMITER}]|(?<!\d):|\\[nrt]|%[0-9A-Fa-f]{2})${spelling}(?=$|[${DELIMITER}]|:(?!\d)|[.!]+(?=$|\s))`;

/**
 * Masks known secret values in a text, in the spellings in which a server may echo them: plain, JSON-escaped (once,
 * twice, non-ASCII as `\uXXXX`, `\/`), URL-encoded and HTML-escaped. Those of fewer than 7 characters are masked where
 * they are a whole word, and not at all without a letter or digit. `kept` are parts of the text that stay as they are,
 * such as its request ID. Returns the text with MASK in the place of secrets.
 */
export function maskSecretValues(text: string, secrets: readonly string[], kept: readonly string[] = []): string {
  const patterns = new Map<string, string>();
  for (const secret of [...secrets].sort((a, b) => a.length - b.length)) {
    const isShort = secret.length < MIN_CHARS_INSIDE;
    if (secret === '' || (isShort && !/[\p{L}\p{N}]/u.test(secret))) continue;
    for (const spelling of spellingsOf(secret)) {
      if (!text.includes(spelling)) continue;
      patterns.set(spelling, isShort ? wholeWord(escapeForRegExp(spelling)) : escapeForRegExp(spelling));
    }
  }
  if (patterns.size === 0) return text;
  // The longest first: a short secret inside a long one must not leave the rest of it readable.
  for (const part of kept) patterns.set(part, `(?<![\\w.-])${escapeForRegExp(part)}(?![\\w-])`);
  const longestFirst = [...patterns].sort(([a], [b]) => b.length - a.length).map(([, pattern]) => pattern);
  // One pass, so that a mask is never searched again.
  const found = new RegExp(longestFirst.join('|'), 'g');
  return text.replace(found, (match) => (kept.includes(match) ? match : MASK));
}

function spellingsOf(secret: string): string[] {
  const json = escapeForJson(secret);
  const ascii = json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = html.replaceAll('"', '&quot;');
  return [
    secret,
    json,
    ascii,
    escapeForJson(json),
    escapeForJson(ascii),
    json.replaceAll('/', '\\/'),
    html,
    quoted,
    quoted.replaceAll("'", '&#39;'),
    quoted.replaceAll("'", '&#x27;'),
    // A lone surrogate cannot be URL-encoded; toWellFormed's replacement is then no spelling of the secret.
    encodeURIComponent(secret.replaceAll(/\p{Surrogate}/gu, '\ufffd')),
  ];
}

const escapeForJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const escapeForRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
