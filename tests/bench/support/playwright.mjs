import { spawn } from 'node:child_process';
import { root } from '../../../lib/cli/next-command.mjs';
import { findChromium } from '../../support/find-chromium.mjs';

/** Builds the console and runs browser tests that are too long for every run. Resolves to whether all passed. */
export async function runBrowserTests(...args) {
  const environment = { LONG: '1', CHROMIUM: findChromium() ?? '' };
  return (
    (await run('npm', ['run', '--silent', 'build'])) && (await run('npx', ['playwright', 'test', ...args], environment))
  );
}

function run(command, args, environment = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}
