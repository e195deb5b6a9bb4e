import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';
import { isNeverLogged } from '@/lib/secrets/mask';
import { maskSecretValues } from '@/lib/secrets/redact';

const REDACTED = '[redacted]';
const MAX_DEPTH = 8;

/** Long base64 runs that start like IAM tokens: masked even if nobody registered them as secrets. */
const TOKEN_LIKE = /MII[A-Za-z0-9+/=_-]{60,}/g;

const known = new AsyncLocalStorage<Set<string>>();

/** Runs `work` with the given secret values masked in every log line. Returns its result. */
export const withKnownSecrets = <T>(secrets: readonly string[], work: () => T): T =>
  known.run(new Set([...(known.getStore() ?? []), ...secrets]), work);

/** Adds one secret value for the current withKnownSecrets. Has no effect outside it. */
export function addKnownSecret(secret: string): void {
  known.getStore()?.add(secret);
}

/** Copies a value for the log without the values of secret keys, at any depth. Errors become plain objects. */
function withoutSecretKeys(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) return '…';
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    const code = 'code' in value ? value.code : undefined;
    return { name, message, stack, code, cause: withoutSecretKeys(cause, depth + 1) };
  }
  if (Array.isArray(value)) return value.map((item) => withoutSecretKeys(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isNeverLogged(key) ? REDACTED : withoutSecretKeys(inner, depth + 1),
    ]),
  );
}

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
      log: (fields: object) => Object(withoutSecretKeys(fields)),
    },
    hooks: {
      streamWrite: (line: string) =>
        maskSecretValues(line, [...(known.getStore() ?? [])]).replaceAll(TOKEN_LIKE, REDACTED),
    },
  };
  return write === undefined ? pino(options) : pino(options, { write });
}

export type Log = ReturnType<typeof createLog>;

/**
 * The process's logger. It reads its level straight from the environment, since a bad environment must be logged too.
 */
export const log: Log = createLog(process.env.LOG_LEVEL || 'info');
