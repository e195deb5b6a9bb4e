import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';

/** Maximum number of connections per console. */
const MAX_CONNECTIONS = 10;
/** Reports a store that is down right away, before the browser gives up. */
const CONNECT_TIMEOUT_MS = 2_000;
const QUERY_TIMEOUT_MS = 5_000;

/**
 * Opens a PostgreSQL database with kysely and a pool that connects on demand. Opening never fails; a query rejects if
 * the server can't be reached within 2 s or doesn't answer within 5 s.
 */
export function openPostgres<Tables>(url: string): Kysely<Tables> {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: QUERY_TIMEOUT_MS,
  });
  // Without a listener, an idle connection whose server goes away would end this process. The next query reports the
  // error.
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
