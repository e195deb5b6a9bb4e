import * as z from 'zod/mini';
import { ORIGIN_RULE, readOrigin } from '@/lib/cli/public-origin.mjs';

/** Each message continues a sentence that begins with the variable's name; parseEnvironment adds what was found. */
const FLAG_RULE = 'must be 1 or true, 0 or false';
const flag = z.pipe(
  z.enum(['1', 'true', '0', 'false'], FLAG_RULE),
  z.transform((text) => text === '1' || text === 'true'),
);

const whole = (min: number, max: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.pipe(
    z.pipe(z.string().check(z.regex(/^\d+$/, rule)), z.transform(Number)),
    z.number().check(z.minimum(min, rule), z.maximum(max, rule)),
  );
};

const text = (pattern: RegExp, rule: string) => z.string(rule).check(z.regex(pattern, rule));

const origin = z.pipe(
  z.string().check(z.refine((given) => readOrigin(given) !== null, ORIGIN_RULE)),
  z.transform((given) => readOrigin(given) ?? given),
);

const databaseUrl = z
  .string()
  .check(
    z.refine(
      (given) => /^postgres(ql)?:\/\/./.test(given) && URL.canParse(given),
      'must be postgres://user:password@host:port/database, with user and password percent-encoded',
    ),
  );

const ADDRESS_RULE = 'must be an address such as https://eg.example.org, without user, query and fragment';

/** The address of a service, without what the console itself adds: the beginning of the API's paths, and slashes. */
const serviceUrl = (apiPath: RegExp) =>
  z.pipe(
    z.string(ADDRESS_RULE).check(z.refine(isServiceUrl, ADDRESS_RULE)),
    z.transform((given) => given.trim().replace(apiPath, '').replace(/\/+$/, '')),
  );

function isServiceUrl(given: string): boolean {
  // Judged as written: `?`, `#` and `@` with nothing behind or before them leave no trace in a URL.
  return /^https?:\/\/[^?#@\\\s]+$/i.test(given.trim()) && URL.canParse(given);
}

const endpointSchema = z.strictObject(
  {
    id: text(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens or underscores'),
    name: text(/./, 'must be a text that is not empty'),
    eventGridUrl: serviceUrl(/\/+v1\/*$/),
    iamUrl: serviceUrl(/\/+v3(\/auth(\/tokens)?)?\/*$/),
    /** Of the message instances, which are only listed for choosing one. */
    dmsUrl: z.optional(serviceUrl(/\/+v2\/*$/)),
  },
  'must be an object of id, name, eventGridUrl, iamUrl and, if there is one, dmsUrl, and nothing else',
);

/**
 * One EventGrid that the operator offers, with its IAM. Users choose it by `id`; addresses never come from a request.
 */
export type Endpoint = z.infer<typeof endpointSchema> & {
  /** Name of the project that a sign-in without one enters, if it is not the region's. */
  defaultProject?: string;
};

const ENDPOINTS_RULE = 'must be a JSON array of at least one {"id", "name", "eventGridUrl", "iamUrl"}';
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const environmentSchema = z.object({
  PORT: z._default(whole(0, 65_535), 3000),
  PUBLIC_ORIGIN: z.optional(origin),
  EVENTGRID_LOCAL: z._default(flag, false),
  /** Its well-known password would let anybody into a real console: see lib/server/start-check. */
  EVENTGRID_LOCAL_IN_PRODUCTION: z.optional(z.literal('yes', 'must be yes, or be left out')),
  EVENTGRID_LOCAL_PORT: z._default(whole(0, 65_535), 4010),
  EVENTGRID_LOCAL_TOKEN_BYTES: z._default(whole(64, 16_384), 2048),
  EVENTGRID_LOCAL_JOURNAL: z.optional(z.string()),
  EVENTGRID_LOCAL_CONTROL_PORT: z.optional(whole(0, 65_535)),
  EVENTGRID_ENDPOINTS: z.optional(
    z.pipe(
      z.pipe(z.string(), z.transform(parseJson)),
      z.array(endpointSchema, ENDPOINTS_RULE).check(
        z.minLength(1, ENDPOINTS_RULE),
        z.refine(
          (endpoints) => new Set(endpoints.map(({ id }) => id)).size === endpoints.length,
          'must have an id of its own for each endpoint',
        ),
      ),
    ),
  ),
  /** Plain http to an endpoint on another machine, which lib/server/start-check refuses otherwise. */
  ALLOW_HTTP_ENDPOINTS: z._default(flag, false),
  /** A Node line whose end of life has passed, which lib/server/start-check refuses otherwise. */
  ALLOW_ENDED_NODE: z._default(flag, false),
  HSTS_SUBDOMAINS: z._default(flag, false),
  /** For tests: how long EventGrid and IAM may take for a complete answer. */
  EVENTGRID_DEADLINE_MS: z._default(whole(100, 15_000), 15_000),
  /** For tests: how long after sending a write may still take effect. */
  EVENTGRID_SETTLE_MS: z._default(whole(100, 600_000), 30_000),
  DATA_DIR: z._default(z.string(), '.data'),
  DATABASE_URL: z.optional(databaseUrl),
  /** Next reads it itself. It is here for the check at start. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.optional(z.string()),
  SESSION_IDLE_MINUTES: z._default(whole(1, 1440), 30),
  SESSION_MAX_HOURS: z._default(whole(1, 24), 12),
  SESSIONS_PER_USER: z._default(whole(1, 10_000), 50),
  SHUTDOWN_SECONDS: z._default(whole(1, 300), 30),
  TRUSTED_PROXY_HOPS: z._default(whole(0, 10), 0),
  METRICS_TOKEN: z.optional(
    text(/^[\x21-\x7e]{16,}$/, 'must be at least 16 characters of visible ASCII without blanks'),
  ),
  LOG_LEVEL: z._default(z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`), 'info'),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Their values are never shown. */
const SECRET_VARIABLES = new Set(['DATABASE_URL', 'METRICS_TOKEN']);
const MAX_SHOWN_CHARS = 100;

/**
 * Reads the environment variables of docs/operations.md into typed settings. An empty variable counts as unset. Throws
 * an Error whose message has one sentence for each bad variable: what it must be, and what was found. A secret's value
 * is not in it.
 */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => problemAt(path, message, given)).join('\n'));
}

function problemAt(path: readonly PropertyKey[], rule: string, given: Record<string, unknown>): string {
  const [variable = '', ...parts] = path.map(String);
  const name = parts.reduce((whole, part) => `${whole}${/^\d+$/.test(part) ? `[${part}]` : `.${part}`}`, variable);
  const value = parts.reduce<unknown>(
    (outer, part) => Object(outer)[part],
    parts.length > 0 ? parseJson(String(given[variable])) : given[variable],
  );
  return `${name} ${rule}. ${foundWords(variable, value)}`;
}

function foundWords(variable: string, value: unknown): string {
  if (SECRET_VARIABLES.has(variable)) return 'Its value is not shown here, since it is a secret.';
  if (value === undefined) return 'It is missing.';
  // An address may hold a password.
  const shown = JSON.stringify(value).replaceAll(/\/\/[^/"]*@/g, '//…@');
  return `It is ${shown.length > MAX_SHOWN_CHARS ? `${shown.slice(0, MAX_SHOWN_CHARS)}…` : shown}.`;
}

let parsed: Environment | undefined;

/** Returns this process's settings, parsed once. Throws as parseEnvironment does. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/**
 * Returns the origin that browsers use for this console: PUBLIC_ORIGIN, or localhost at PORT if it is unset, which the
 * command `start` does not allow.
 */
export function publicOrigin(settings: Environment = environment()): string {
  return settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
