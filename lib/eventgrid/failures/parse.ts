import { readText } from '@/lib/eventgrid/answers/loose';
import { factsOf, isWrite, type OperationName } from '@/lib/eventgrid/operations';
import { parseJson, readObject } from '@/lib/secrets/json';
import { maskSecretValues, strikeSecretFields } from '@/lib/secrets/redact';
import { type EgFailure, type FailureKind, refusal } from './result';

/** An answer as received: decoded text, nothing parsed yet. */
export type WireAnswer = { status: number; headers: Headers; text: string };

/** The request, as far as a report needs it. */
export type WireRequestFacts = { operation: OperationName; path: string; secrets: readonly string[] };

/** When the answer arrived (milliseconds of the clock) and how long it took. */
export type WireTiming = { now: number; durationMs: number };

const BODY_MAX_CHARS = 16_384;
const FIELD_MAX_CHARS = 4096;

/**
 * Reads a refusal from an answer with an error status, whatever its shape: EG's own, a gateway's (APIGW, APIG), IAM's
 * two, per-event entries, HTML, empty, cut off or malformed. Returns a failure of kind `refused` with EG's words
 * verbatim, null if absent. Known secrets are masked, the body is capped at 16,384 characters. Never throws.
 */
export function parseFailure(answer: WireAnswer, request: WireRequestFacts, timing: WireTiming): EgFailure {
  const words = readWords(answer.text);
  return {
    ...failureFrom('refused', answer, request, timing),
    code: isCode(words.code) ? words.code : clean(words.code, request),
    message: clean(words.message, request),
    details: clean(words.details, request),
    requestId: requestIdOf(answer, request, words),
    nothingChanged: !isWrite(request.operation) || BELIEVED.includes(answer.status),
  };
}

/**
 * Makes the failure for a success status whose body is not what the operation promises, kind `unreadable`. A write may
 * have happened then.
 */
export function unreadableFailure(answer: WireAnswer, request: WireRequestFacts, timing: WireTiming): EgFailure {
  return {
    ...failureFrom('unreadable', answer, request, timing),
    requestId: requestIdOf(answer, request),
    nothingChanged: !isWrite(request.operation),
  };
}

/** Finds the request ID of an answer: the body's `request_id`, else the header X-Request-Id, else null. */
export function requestIdOf(answer: WireAnswer, request: WireRequestFacts, words?: Words): string | null {
  const { requestId } = words ?? wordsOf(readObject(parseJson(answer.text)) ?? {});
  const id = requestId ?? filled(answer.headers.get('x-request-id'));
  return isRequestId(id, request) ? id : clean(id, request);
}

// Masking is for text. A code or an ID is compared, searched for and passed on, so a secret that happens to be part of
// it must not change it; what does not look like one is masked as text.
const CODE = /^(?:[A-Z]{2,8}\.[0-9]{1,10}|[0-9]{3,4})$/;
const REQUEST_ID = /^[A-Za-z0-9_.-]{1,128}$/;

/** The shortest ID that is looked for in a body, and the shortest token: neither is in a text by chance. */
const MIN_ID_CHARS = 16;
const MIN_TOKEN_CHARS = 32;

const isCode = (code: string | null): code is string => code !== null && CODE.test(code);

/** What a gateway sends back of a request, a secret or an ID with the token in it, is no request ID. */
const isRequestId = (id: string | null, { secrets }: WireRequestFacts): id is string =>
  id !== null &&
  REQUEST_ID.test(id) &&
  !secrets.some((secret) => (secret.length < MIN_TOKEN_CHARS ? secret === id : id.includes(secret)));

/**
 * The answer's text as shown beside its code and request ID: these, and the IDs of the request, stay readable in it.
 */
function bodyOf({ text, headers }: WireAnswer, request: WireRequestFacts): string | null {
  const { code, requestId } = readWords(text);
  const ids = [requestId, headers.get('x-request-id')].filter((id) => isRequestId(id, request));
  const kept = [...ids, ...request.path.split(/[/?=&]/).filter((part) => part.length >= MIN_ID_CHARS)];
  return clean(text, request, { maxChars: BODY_MAX_CHARS, kept: isCode(code) ? [...kept, code] : kept });
}

/** The part of a request that a failure keeps. */
export const requestFacts = ({ operation, path }: WireRequestFacts) => ({
  operation,
  method: factsOf(operation).method,
  path,
});

function failureFrom(kind: FailureKind, answer: WireAnswer, request: WireRequestFacts, timing: WireTiming): EgFailure {
  const known = {
    request: requestFacts(request),
    status: answer.status,
    retryAfterSeconds: readRetryAfter(answer.headers, timing.now),
    contentType: clean(answer.headers.get('content-type'), request),
    body: bodyOf(answer, request),
    durationMs: timing.durationMs,
  };
  return refusal(kind, known, timing.now).failure;
}

/**
 * The refusals of a write that are believed: EventGrid or its gateway turned the request itself down. After any other
 * error, also a throttle, a 501 or a 5xx with a code of EventGrid, the write may have happened: those who answered may
 * not be those who work on it. Our choice: docs/decisions/0019-what-proves-a-lost-write.md.
 */
const BELIEVED: readonly number[] = [400, 401, 403, 404, 409, 413, 431];

type Words = { code: string | null; message: string | null; details: string | null; requestId: string | null };

const NO_WORDS: Words = { code: null, message: null, details: null, requestId: null };

function readWords(text: string): Words {
  const parsed = parseJson(text);
  const fields = readObject(Array.isArray(parsed) ? parsed[0] : parsed);
  if (!fields) return NO_WORDS;
  const own = wordsOf(fields);
  const nested = nestedWords(fields);
  return {
    code: own.code ?? nested.code,
    message: own.message ?? nested.message,
    details: own.details ?? nested.details,
    requestId: own.requestId ?? nested.requestId,
  };
}

/** Keystone puts the words into `error`, publishing into the first entry of `events` that has a code. */
function nestedWords(fields: Record<string, unknown>): Words {
  const error = readObject(fields.error);
  if (error) return wordsOf(error);
  if (typeof fields.error === 'string') return { ...NO_WORDS, message: filled(fields.error) };
  if (!Array.isArray(fields.events)) return NO_WORDS;
  const entries = fields.events.map((entry) => wordsOf(readObject(entry) ?? {}));
  return entries.find((entry) => entry.code !== null) ?? NO_WORDS;
}

/**
 * EG and the gateway use error_code, error_msg, error_details (or error_detail); Keystone code, message, title. An
 * administrator decodes a denial's encoded_authorization_message to see the missing permission, so it outranks the
 * title.
 */
function wordsOf(fields: Record<string, unknown>): Words {
  return {
    code: filled(fields.error_code) ?? filled(fields.code),
    message: filled(fields.error_msg) ?? filled(fields.error_message) ?? filled(fields.message),
    details:
      filled(fields.error_details) ??
      filled(fields.error_detail) ??
      filled(fields.encoded_authorization_message) ??
      filled(fields.title),
    requestId: filled(fields.request_id),
  };
}

function filled(value: unknown): string | null {
  const text = readText(value);
  return text === null || text.trim() === '' ? null : text;
}

/**
 * Masks secrets before capping: a secret cut in two by the cap would no longer be recognized. Known values are masked
 * first, over the whole text; then values of secret fields, only in the part that is kept.
 */
function clean(
  text: string | null,
  { secrets }: WireRequestFacts,
  { maxChars = FIELD_MAX_CHARS, kept = [] }: { maxChars?: number; kept?: string[] } = {},
): string | null {
  if (text === null || text === '') return null;
  return cap(strikeSecretFields(cap(maskSecretValues(text, secrets, kept), 4 * maxChars)), maxChars);
}

const cap = (text: string, maxChars: number): string => (text.length > maxChars ? `${text.slice(0, maxChars)}…` : text);

const MOST_WAIT_SECONDS = 999_999_999;

/**
 * Retry-After is a number of seconds or a date, by the clock of whoever answered: the header Date tells it. Returns
 * whole seconds, at most 31 years (our choice: no date overflows), null for anything else.
 */
function readRetryAfter(headers: Headers, now: number): number | null {
  const header = headers.get('retry-after')?.trim();
  if (header === undefined) return null;
  const date = readHttpDate(header);
  const sentAt = readHttpDate(headers.get('date')) ?? now;
  const seconds = date === null ? header : Math.max(0, Math.ceil((date - sentAt) / 1000));
  return /^\d+$/.test(`${seconds}`) ? Math.min(MOST_WAIT_SECONDS, Number(seconds)) : null;
}

/** Reads a header's HTTP date in milliseconds; null for anything else. Date.parse alone reads `1.5` as a day. */
export function readHttpDate(text: string | null): number | null {
  const date = text?.endsWith('GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : date;
}
