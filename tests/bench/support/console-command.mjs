import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsole } from '../../../lib/cli/build-console.mjs';
import { buildStamp, isBuilt } from '../../../lib/cli/build-stamp.mjs';
import { root } from '../../../lib/cli/next-command.mjs';
import { freePort } from './free-port.mjs';
import { poll } from './poll.mjs';

const READY_MS = 30_000;

/**
 * Starts the console with an EventGrid and its own data folder, built first unless the last build is of these sources.
 * Another checkout's, if one is named, must have been built. Resolves to its origin, its settings, what it has printed,
 * the process and how to stop it; rejects if it is not ready within 30 s.
 */
export async function startConsole(eventGridUrl, environment = {}, checkout = root) {
  if (checkout === root && !isBuilt(root, buildStamp(root, process.env)) && (await buildConsole()) !== 0) {
    throw new Error('The console could not be built.');
  }
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'eventgrid-bench-'));
  const endpoint = { id: 'local', name: 'Local', eventGridUrl, iamUrl: eventGridUrl };
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_ORIGIN: origin,
    DATA_DIR: folder,
    ALLOW_ENDED_NODE: '1',
    EVENTGRID_LOCAL: '0',
    EVENTGRID_ENDPOINTS: JSON.stringify([endpoint]),
    ...environment,
  };
  const child = spawn(process.execPath, ['lib/cli/start.mjs'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...settings },
  });
  const ended = new Promise((done) => child.once('exit', done));
  const lines = [];
  child.stdout.setEncoding('utf8').on('data', (text) => lines.push(...text.split('\n').filter(Boolean)));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const status = await poll(
    () =>
      fetch(`${origin}/readyz`).then(
        (answer) => answer.status,
        () => 0,
      ),
    (answer) => answer === 200 || child.exitCode !== null,
    READY_MS,
  );
  if (status === 200) return { origin, settings, lines, child, stop };
  await stop();
  throw new Error(`The console did not start.\n${lines.join('\n')}`);
}
