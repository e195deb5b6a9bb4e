import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER_FLAGS } from '../../../lib/cli/next-command.mjs';

/** One request as the local EventGrid received it. */
type ReceivedRequest = {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string;
};

export type RunningConsole = {
  /** http://localhost:PORT */
  origin: string;
  eventGridUrl: string;
  dataDir: string;
  /** The console's output so far: its log. */
  printed: () => string;
  /** The requests that the local EventGrid has received so far, in order. */
  received: () => ReceivedRequest[];
  /** Stops it as an operator does, with SIGTERM. Resolves to its exit code once it has ended. */
  terminate: () => Promise<number | null>;
  /** Kills it immediately, like a crash of the machine. */
  kill: () => Promise<void>;
  /** Makes it hang: it accepts connections and answers none. */
  pause: () => void;
  /** Lets a paused one continue. */
  resume: () => void;
  stop: () => Promise<void>;
};

const READY_MS = 30_000;

/** Finds a port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/**
 * Starts the built console with its own data folder and local EventGrid, as `npm run local` does, on free ports.
 * Rejects if it does not answer within 30 s.
 */
export async function startConsole(environment: Record<string, string> = {}): Promise<RunningConsole> {
  const port = Number(environment.PORT ?? (await freePort()));
  const eventGridPort = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'eventgrid-console-'));
  const journal = join(dataDir, 'journal.ndjson');
  const origin = `http://localhost:${port}`;
  let printed = '';
  const child = spawn(
    process.execPath,
    [...SERVER_FLAGS, 'node_modules/next/dist/bin/next', 'start', '-p', `${port}`, '-H', '127.0.0.1'],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: String(port),
        PUBLIC_ORIGIN: origin,
        DATA_DIR: dataDir,
        ALLOW_ENDED_NODE: '1',
        EVENTGRID_LOCAL: '1',
        EVENTGRID_LOCAL_IN_PRODUCTION: 'yes',
        EVENTGRID_LOCAL_PORT: String(eventGridPort),
        EVENTGRID_LOCAL_JOURNAL: journal,
        LOG_LEVEL: 'debug',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    // With another public origin, this address serves no page.
    await answers(
      `${origin}${process.env.BASE_PATH ?? ''}${'PUBLIC_ORIGIN' in environment ? '/healthz' : '/sign-in'}`,
      child,
    );
  } catch (error) {
    await stop();
    throw new Error(`The console did not start.\n${printed}`, { cause: error });
  }
  return {
    origin,
    eventGridUrl: `http://127.0.0.1:${eventGridPort}`,
    dataDir,
    printed: () => printed,
    received: () =>
      existsSync(journal)
        ? readFileSync(journal, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line): ReceivedRequest => JSON.parse(line))
        : [],
    terminate: () => {
      // `close`, not `exit`: by then all of its output has been read.
      const ended = new Promise<number | null>((done) => child.once('close', done));
      child.kill('SIGTERM');
      return ended;
    },
    kill: () => end(child, 'SIGKILL'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop,
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`);
    try {
      const response = await fetch(url, { redirect: 'manual' });
      if (response.status === 200) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > deadline) throw new Error(`no answer from ${url}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGCONT');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
}
