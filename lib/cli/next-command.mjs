import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const resolve = createRequire(import.meta.url).resolve;

/** The console's own folder, where Next runs. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Exits with code 1 and one sentence for the operator. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Exits with one sentence if the port is taken, where Next would print a stack trace. */
export async function needFreePort({ port, host }) {
  if (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535) fail(`PORT is ${port}: it must be a number up to 65535.`);
  const problem = await new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code));
    probe.listen({ port: Number(port), host }, () => probe.close(() => done(null)));
  });
  if (problem === 'EADDRINUSE')
    fail(`Port ${port} of ${host} is taken. Stop what uses it, or set PORT to another port.`);
  if (problem !== null) fail(`The console cannot listen on ${host}, port ${port} (${problem}). Check HOST and PORT.`);
}

/**
 * Node's flags of a production server. V8 collects garbage once the heap has grown to twice what is in use: by itself
 * it lets garbage pile up to four times as much on a machine with memory to spare, and the process grows for minutes as
 * if it leaked. Our choice, measured over ten minutes at 30 requests/s: 75 takes 250 MB, 100 takes 270, 150 takes 300
 * to 317. Not for `next dev`, which hands flags on in NODE_OPTIONS, where Node refuses this one.
 *
 * The second makes the log's lines JSON from the first one on: that file says why.
 */
export const SERVER_FLAGS = ['--heap-growing-percent=100', '--import=./lib/cli/quiet-start.mjs'];

/** Starts the built console, with Node's flags for it. Returns what `runNext` returns. */
export const startNext = ({ port, host }, environment) =>
  runNext(['start', '-p', port, '-H', host], environment, SERVER_FLAGS);

/**
 * Starts Next itself (npx would swallow signals) in a folder, by default the console's, and passes SIGTERM and SIGINT
 * on to it. Returns the child and a promise of its exit code.
 */
export function runNext(args, environment, nodeFlags = [], folder = root) {
  const child = spawn(process.execPath, [...nodeFlags, resolve('next/dist/bin/next'), ...args], {
    cwd: folder,
    env: { ...environment, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  });
  const forward = (signal) => child.kill(signal);
  process.on('SIGTERM', forward);
  process.on('SIGINT', forward);
  const exitCode = new Promise((done) => {
    child.once('error', () => done(1));
    child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
  return { child, exitCode };
}

/**
 * Returns where to listen: PORT and HOST, or the defaults. An empty variable counts as unset. `localhost` is replaced
 * by its address, because with that name Next can't redirect a browser from 127.0.0.1 to localhost.
 */
export const listenAt = (environment, defaultHost) => ({
  port: environment.PORT || '3000',
  host: environment.HOST === 'localhost' ? '127.0.0.1' : environment.HOST || defaultHost,
});
