import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';

/** Connections that one console holds at most. */
const MAX_CONNECTIONS = 10;
/** A store that is down is to be said at once, not after the browser has given up. */
const CONNECT_TIMEOUT_MS = 2_000;
const QUERY_TIMEOUT_MS = 5_000;

/**
 * Opens a PostgreSQL database as kysely, over a pool of connections that are made when they are needed: opening never
 * fails, a query rejects when the server cannot be reached within 2 s or does not answer within 5 s.
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
  // An idle connection whose server ends would otherwise end this process; the next query says it.
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
