import { spawn } from 'node:child_process';
import { root } from '../../../lib/cli/next-command.mjs';
import { findChromium } from '../../support/find-chromium.mjs';

/** Builds the console and runs browser tests in their full length. Resolves to whether all passed. */
export const runBrowserTests = async (...args) =>
  (await runLong('npm', ['run', '--silent', 'build'])) && runLong('npx', ['playwright', 'test', ...args]);

/** Runs a command in which tests have their full length (LONG). Resolves to whether it ended well. */
export function runLong(command, args) {
  const env = { ...process.env, LONG: '1', CHROMIUM: findChromium() ?? '' };
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}
