import { AsyncLocalStorage } from 'node:async_hooks';
import { type LogFn, pino } from 'pino';
import { isNeverLogged } from '@/lib/secrets/mask';
import { maskSecretValues } from '@/lib/secrets/redact';

const REDACTED = '[redacted]';
const MAX_DEPTH = 8;

/** Long base64 runs that start like IAM tokens: masked even if they were not registered as secrets. */
const TOKEN_LIKE = /MII[A-Za-z0-9+/=_-]{60,}/g;

/**
 * What JSON leaves as it is and a terminal or an editor acts on: DEL, the C1 controls, line and paragraph separators,
 * and all that has no width, such as what turns the direction of text.
 */
const INVISIBLE = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

const escaped = (char: string): string =>
  Array.from({ length: char.length }, (_, unit) => `\\u${char.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(
    '',
  );

const known = new AsyncLocalStorage<Set<string>>();

/** Runs `work` with the given secret values masked in every log line. Returns its result. */
export const withKnownSecrets = <T>(secrets: readonly string[], work: () => T): T =>
  known.run(new Set([...(known.getStore() ?? []), ...secrets]), work);

/** Adds one secret value for the current withKnownSecrets. Has no effect outside it. */
export function addKnownSecret(secret: string): void {
  known.getStore()?.add(secret);
}

/**
 * A line's own fields: who, what, where and what came of it. They are never masked by value: a user could otherwise
 * type his own ID or a word of the line as a password, and so strike himself out of the audit, or read a password off
 * the gaps. Every other field, and the message, is text.
 */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  ...['event', 'audit', 'action', 'operation', 'target', 'outcome', 'status', 'code', 'request_id', 'nothing_changed'],
  ...['session', 'owner', 'user_id', 'user_name', 'user_domain', 'project_id', 'project_name', 'endpoint_id'],
  ...['typed_account', 'typed_user', 'typed_project', 'found', 'sent_at', 'duration_ms'],
]);

const maskKnown = (text: string): string => maskSecretValues(text, [...(known.getStore() ?? [])]);

/**
 * Copies a value for the log without the values of secret keys, at any depth, and with every text as `read` returns it.
 * Errors become plain objects.
 */
function withoutSecretKeys(value: unknown, read: (text: string) => string, depth = 0): unknown {
  if (depth > MAX_DEPTH) return '…';
  if (typeof value === 'string') return read(value);
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    const code = 'code' in value ? value.code : undefined;
    return withoutSecretKeys({ name, message, stack, code, cause }, maskKnown, depth);
  }
  if (Array.isArray(value)) return value.map((item) => withoutSecretKeys(item, read, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isNeverLogged(key) ? REDACTED : withoutSecretKeys(inner, read, depth + 1),
    ]),
  );
}

/** Masks a line's fields before they are serialized, so that no secret can break its JSON. */
const readFields = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const read = OWN_FIELDS.has(key) ? String : maskKnown;
      return [key, isNeverLogged(key) ? REDACTED : withoutSecretKeys(value, read)];
    }),
  );

/**
 * Makes a logger that writes JSON lines without secrets to `write`, by default stdout. An unknown level counts as info:
 * lib/config/env.ts explains the bad value, and must get to run before this module fails to load.
 */
export function createLog(level: string, write?: (line: string) => void) {
  const options = {
    level: level in pino.levels.values || level === 'silent' ? level : 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: readFields,
    },
    hooks: {
      logMethod(given: Parameters<LogFn>, write: LogFn) {
        const masked = given.map((part: unknown) => {
          if (part instanceof Error) return { error: part };
          return typeof part === 'string' ? maskKnown(part) : part;
        });
        write.apply(this, masked as typeof given);
      },
      // Nothing in a token is special in JSON, and the escapes are JSON's own, so the line stays whole.
      streamWrite: (line: string) => line.replaceAll(TOKEN_LIKE, REDACTED).replaceAll(INVISIBLE, escaped),
    },
  };
  return write === undefined ? pino(options) : pino(options, { write });
}

export type Log = ReturnType<typeof createLog>;

/**
 * The process's logger. It reads its level straight from the environment, since a bad environment must be logged too.
 */
export const log: Log = createLog(process.env.LOG_LEVEL || 'info');
