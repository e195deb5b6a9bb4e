import { existsSync } from 'node:fs';
import { installDebianPackage } from '../../support/debian-package.mjs';

/** The programs of servers that a bench runs the console with, by their package of Debian. */
const PROGRAMS = { nginx: '/usr/sbin/nginx', pgbouncer: '/usr/sbin/pgbouncer' };

/**
 * Runs a bench with a server's program, which is installed if it can be. Without it, prints that the bench was skipped,
 * which passes everywhere but in CI. Resolves to whether the bench passed.
 */
export async function withServer(name, run) {
  const known = PROGRAMS[name];
  const program = existsSync(known) ? known : await installDebianPackage(name, known);
  if (program !== null) return run(program);
  process.stdout.write(`skipped: ${name} (not found)\n`);
  return !process.env.CI;
}
