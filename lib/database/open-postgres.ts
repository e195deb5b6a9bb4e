import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';

/** Maximum number of connections per console. */
const MAX_CONNECTIONS = 10;
/** Reports a store that is down right away, before the browser gives up. */
const CONNECT_TIMEOUT_MS = 2_000;
const QUERY_TIMEOUT_MS = 5_000;

/** PostgreSQL then cancels queries that no client waits for. PgBouncer refuses a connection that sets these. */
const SERVER_LIMITS = {
  statement_timeout: QUERY_TIMEOUT_MS,
  idle_in_transaction_session_timeout: QUERY_TIMEOUT_MS,
} satisfies PoolConfig;

/**
 * Opens a PostgreSQL database, or a PgBouncer before one, with kysely and a pool that connects on demand. Opening never
 * fails; a query rejects if the server can't be reached within 2 s or doesn't answer within 5 s.
 */
export function openPostgres<Tables>(url: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: () => openPool(url) }) });
}

async function openPool(url: string): Promise<Pool> {
  const config: PoolConfig = {
    connectionString: withVerifiedTls(url),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
  };
  const limited = makePool({ ...config, ...SERVER_LIMITS });
  try {
    (await limited.connect()).release();
    return limited;
  } catch (error) {
    await limited.end();
    const isPgBouncer = error instanceof Error && error.message.startsWith('unsupported startup parameter');
    if (isPgBouncer) return makePool(config);
    throw error;
  }
}

function makePool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  // Without a listener, an idle connection whose server goes away would end this process. The next query reports the
  // error.
  pool.on('error', () => {});
  return pool;
}

/**
 * Names what pg does by itself for the weaker sslmodes, which is to check the certificate and the host name. Otherwise
 * it prints a warning of nine lines at each start.
 */
const withVerifiedTls = (url: string): string =>
  url.includes('uselibpqcompat=')
    ? url
    : url.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
