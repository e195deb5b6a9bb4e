import { existsSync } from 'node:fs';
import { installDebianPackage } from '../../support/debian-package.mjs';

/** The server programs that a bench runs the console with, by Debian package. */
const PROGRAMS = { nginx: '/usr/sbin/nginx', pgbouncer: '/usr/sbin/pgbouncer' };

/**
 * Runs a bench with a server program, which is installed if possible. Without it, prints that the bench was skipped,
 * which passes everywhere except in CI. Resolves to whether the bench passed.
 */
export async function withServer(name, run) {
  const known = PROGRAMS[name];
  const program = existsSync(known) ? known : await installDebianPackage(name, known);
  if (program !== null) return run(program);
  process.stdout.write(`skipped: ${name} (not found)\n`);
  return !process.env.CI;
}
