import * as z from 'zod/mini';

const flag = z.pipe(
  z.union([z.literal('1'), z.literal('true'), z.literal('0'), z.literal('false'), z.literal('')]),
  z.transform((text) => text === '1' || text === 'true'),
);
const whole = (min: number, max: number) => z.coerce.number().check(z.int(), z.minimum(min), z.maximum(max));

const textThat = (passes: (text: string) => boolean, rule: string) => z.string().check(z.refine(passes, rule));

const origin = textThat(
  (text) => URL.canParse(text) && new URL(text).origin === text,
  'must be an origin such as https://console.example.org, without a path',
);

const databaseUrl = textThat(
  (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
  'must be postgres://user:password@host:port/database',
);

const endpointSchema = z.strictObject({
  id: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,64}$/)),
  name: z.string().check(z.minLength(1)),
  eventGridUrl: z.url(),
  iamUrl: z.url(),
});

/**
 * One EventGrid that the operator offers, with its IAM. Users choose it by `id`; addresses never come from a request.
 */
export type Endpoint = z.infer<typeof endpointSchema>;

const environmentSchema = z.object({
  PORT: z._default(whole(0, 65_535), 3000),
  PUBLIC_ORIGIN: z.optional(origin),
  EVENTGRID_LOCAL: z._default(flag, false),
  /** Its well-known password would let anybody into a real console: see lib/server/start-check. */
  EVENTGRID_LOCAL_IN_PRODUCTION: z.optional(z.literal('yes')),
  EVENTGRID_LOCAL_PORT: z._default(whole(0, 65_535), 4010),
  EVENTGRID_LOCAL_TOKEN_BYTES: z._default(whole(64, 16_384), 2048),
  EVENTGRID_LOCAL_JOURNAL: z.optional(z.string()),
  EVENTGRID_LOCAL_CONTROL_PORT: z.optional(whole(0, 65_535)),
  EVENTGRID_ENDPOINTS: z.optional(
    z.pipe(z.pipe(z.string(), z.transform(parseJson)), z.array(endpointSchema).check(z.minLength(1))),
  ),
  /** For tests: how long EventGrid and IAM may take for a complete answer. */
  EVENTGRID_DEADLINE_MS: z._default(whole(100, 15_000), 15_000),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), '.data'),
  DATABASE_URL: z.optional(databaseUrl),
  /** Next reads it itself. It is here for the check at start. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.optional(z.string()),
  SESSION_IDLE_MINUTES: z._default(whole(1, 1440), 30),
  SESSION_MAX_HOURS: z._default(whole(1, 24), 12),
  SHUTDOWN_SECONDS: z._default(whole(1, 300), 30),
  TRUSTED_PROXY_HOPS: z._default(whole(0, 10), 0),
  METRICS_TOKEN: z.optional(z.string().check(z.regex(/^[\x21-\x7e]+$/, 'must be visible ASCII without blanks'))),
  LOG_LEVEL: z._default(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'info'),
});

export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads the environment variables of docs/operations.md into typed settings. An empty variable counts as unset. Throws
 * an Error whose message names each bad variable and what it must be.
 */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment cannot be used. ${lines.join('; ')}`);
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
