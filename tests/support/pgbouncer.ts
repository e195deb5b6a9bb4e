import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from './free-port';

/**
 * Ten connections for each of the three consoles that a case opens. Two of these are within PostgreSQL's own hundred.
 */
const POOL_SIZE = 30;

/**
 * Starts the PgBouncer that PGBOUNCER names in front of a PostgreSQL, with the settings of docs/operations.md: its
 * defaults except for the pool's mode and size. It refuses to run as root: then it becomes `nobody`.
 */
export async function startPgBouncer(postgresUrl: string, poolMode: 'session' | 'transaction') {
  const { hostname, port: serverPort, username, password, pathname } = new URL(postgresUrl);
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const settings = join(folder, 'pgbouncer.ini');
  const users = join(folder, 'users.txt');
  writeFileSync(users, `"${username}" "${password}"\n`);
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = ${poolMode}
default_pool_size = ${POOL_SIZE}
`,
  );
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(process.env.PGBOUNCER ?? 'pgbouncer', ['-q', ...asNobody, settings], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  await vi.waitFor(() => connects(port), { timeout: 20_000 });
  return {
    url: `postgres://${username}:${password}@127.0.0.1:${port}${pathname}`,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const connects = (port: number): Promise<void> =>
  new Promise((done, fail) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      done();
    });
    socket.once('error', fail);
  });
