import { spawn } from 'node:child_process';
import { root } from '../../../lib/cli/next-command.mjs';
import { findChromium } from '../../support/find-chromium.mjs';

/** Builds the console and runs a full file of browser tests. Resolves to whether all passed. */
export const runBrowserTests = async (tests, environment = {}) =>
  (await runLong('npm', ['run', '--silent', 'build'], environment)) &&
  runLong('npx', ['playwright', 'test', tests], environment);

/** Runs a command in which tests have their full length (LONG). Resolves to whether it ended well. */
export async function runLong(command, args, environment = {}) {
  const env = { ...process.env, LONG: '1', CHROMIUM: (await findChromium()) ?? '', ...environment };
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}
