import { join } from 'node:path';
import { root, runNext } from '../../../lib/cli/next-command.mjs';
import { signInToConsole } from './console-client.mjs';
import { startConsole } from './console-command.mjs';
import { freePort } from './free-port.mjs';
import { poll } from './poll.mjs';
import { childrenOf, cpuMs } from './process-cpu.mjs';

const READY_MS = 30_000;
const bareFolder = join(root, 'tests/bench/support/bare-form');

/**
 * Starts a console to measure its create form: this checkout, or another one that has been built. What is started is
 * added to `started`. Resolves to what a measurement needs to know about it.
 */
export async function openConsoleForm(name, { url, channel }, started, checkout) {
  const console_ = await startConsole(url, {}, checkout);
  started.push(console_);
  const { origin, child } = console_;
  const { cookie } = await signInToConsole(origin);
  const [key, value] = cookie.split('=');
  const [pid] = childrenOf(child.pid);
  return {
    name,
    address: `${origin}/sources/new?channel_id=${channel.id}`,
    still: `${origin}/icon.svg`,
    cookies: [{ name: key, value, url: origin }],
    /** The form knows who has the name: the press needs no look-up. */
    isReady: () => document.querySelector('.error-line .good') !== null,
    serverMs: () => cpuMs(pid),
  };
}

/** Builds and starts a form of three fields with the same libraries and nothing around it, as openConsoleForm does. */
export async function openBareForm({ url, channel, token, projectId }, started) {
  const environment = { ...process.env, NODE_ENV: 'production' };
  if ((await runNext(['build'], environment, [], bareFolder).exitCode) !== 0)
    throw new Error('The bare form could not be built.');
  const port = String(await freePort());
  const settings = {
    BARE_SOURCES_URL: `${url}/v1/${projectId}/sources`,
    BARE_TOKEN: token,
    BARE_CHANNEL_ID: channel.id,
  };
  const start = ['start', '-p', port, '-H', '127.0.0.1'];
  const { child, exitCode } = runNext(
    start,
    { ...environment, ...settings },
    ['--max-http-header-size=65536'],
    bareFolder,
  );
  started.push({
    async stop() {
      child.kill('SIGTERM');
      await exitCode;
    },
  });
  const origin = `http://localhost:${port}`;
  const status = () =>
    fetch(origin).then(
      (answer) => answer.status,
      () => 0,
    );
  await poll(status, (answer) => answer === 200, READY_MS);
  return {
    name: 'bare',
    address: `${origin}/`,
    still: `${origin}/_next/static/nothing`,
    cookies: [],
    isReady: () => true,
    serverMs: () => cpuMs(child.pid),
  };
}
