import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Another program may be installing: apt waits for its lock as long as this. */
const LOCK_SECONDS = 120;

let updated;
let last = Promise.resolve(true);

/**
 * Installs packages of Debian, where one is root on it, without what they only recommend; one call after another,
 * beside whatever else runs. Resolves to whether they are there.
 */
export function installDebianPackages(names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return Promise.resolve(false);
  last = last.then(async () => {
    updated ??= apt('update', '-q');
    return (await updated) && apt('install', '-y', '-q', '--no-install-recommends', ...names);
  });
  return last;
}

/** Installs a package as installDebianPackages does. Resolves to the path of its program; null when it can't be had. */
export const installDebianPackage = async (name, program) =>
  (await installDebianPackages([name])) && existsSync(program) ? program : null;

function apt(...args) {
  const child = spawn('/usr/bin/apt-get', ['-o', `DPkg::Lock::Timeout=${LOCK_SECONDS}`, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}
