import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteDialect,
} from 'kysely';
import Database from 'libsql';

/** Each try blocks the whole process for this long. Queries that can wait longer do so without blocking. */
const BUSY_TIMEOUT_MS = 10;
/** Opening can only wait by blocking. */
const OPENING_TIMEOUT_MS = 100;
const RETRY_FOR_MS = 2_000;

/**
 * Opens a libsql file (or `:memory:`) as a kysely database whose acknowledged writes survive a kill: write-ahead log,
 * one fsync per commit. Creates the folder if it is missing.
 *
 * Waits up to 2 s for a file locked by another process without blocking the event loop; then the query rejects with
 * code SQLITE_BUSY. Throws if the file can't be opened.
 */
export function openSqlite<Tables>(file: string): Kysely<Tables> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma(`busy_timeout = ${OPENING_TIMEOUT_MS}`);
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  // Fits the indexes of 100,000 rows: with the default of 2 MB, a large insert writes its pages again and again.
  database.pragma('cache_size = -65536');
  database.pragma('foreign_keys = on');
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return new Kysely<Tables>({ dialect: new PatientSqliteDialect(database) });
}

class PatientSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const database = this.#database;
    const patient = new WeakMap<DatabaseConnection, DatabaseConnection>();
    const plain = new WeakMap<DatabaseConnection, DatabaseConnection>();
    const acquire = driver.acquireConnection.bind(driver);
    const release = driver.releaseConnection.bind(driver);
    driver.acquireConnection = async (...args) => {
      const connection = await acquire(...args);
      const wrapped = patient.get(connection) ?? lockingConnection(connection, database);
      patient.set(connection, wrapped);
      plain.set(wrapped, connection);
      return wrapped;
    };
    driver.releaseConnection = (connection, ...args) => release(plain.get(connection) ?? connection, ...args);
    driver.beginTransaction = () => lockForWriting(database);
    driver.commitTransaction = async () => void database.exec('commit');
    driver.rollbackTransaction = async () => void database.exec('rollback');
    return driver;
  }
}

const READS = /^\s*(select|with|pragma|explain)\b/i;

/**
 * Takes the write lock before each write, with a statement that libsql always finalizes. A prepared write that fails as
 * busy stays open until it is garbage collected, and until then SQLite holds back every later commit, even acknowledged
 * ones.
 */
function lockingConnection(connection: DatabaseConnection, database: Database.Database): DatabaseConnection {
  return {
    streamQuery: (...args) => connection.streamQuery(...args),
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      if (database.inTransaction || READS.test(query.sql)) return connection.executeQuery<Row>(query);
      await lockForWriting(database);
      try {
        const result = await connection.executeQuery<Row>(query);
        database.exec('commit');
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec('rollback');
        throw error;
      }
    },
  };
}

async function lockForWriting(database: Database.Database): Promise<void> {
  const deadline = Date.now() + RETRY_FOR_MS;
  for (;;) {
    try {
      database.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await wait(20 + Math.random() * 60);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
