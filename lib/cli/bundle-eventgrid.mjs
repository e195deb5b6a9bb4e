import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './next-command.mjs';

/** Where the local EventGrid's package is written, and its command in there. */
export const EVENTGRID_PACKAGE = join(root, 'dist', 'eventgrid-local');
export const EVENTGRID_COMMAND = 'eventgrid-local.mjs';

/**
 * Writes the local EventGrid as a package of its own that plain Node runs: the command, bundled with all packages
 * except libsql, and what npm and its readers need. Returns the command's file. Rejects if the sources can't be
 * bundled.
 */
export async function bundleEventGrid(folder = EVENTGRID_PACKAGE) {
  // A deployed bundle is run without the tools that made it.
  const { build } = await import('esbuild');
  const command = join(folder, EVENTGRID_COMMAND);
  // Written to a temporary file and then renamed, so that a command starting at the same time never runs half a file.
  const unfinished = join(folder, `unfinished.${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'lib', 'eventgrid-local', 'main.ts')],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: [
        '#!/usr/bin/env node',
        // Some packages are not ES modules, and require those of Node.
        "import { createRequire } from 'node:module';",
        'const require = createRequire(import.meta.url);',
      ].join('\n'),
    },
    // Native, so left in node_modules. The other packages are several hundred files that would be slow to find and
    // read.
    external: ['libsql'],
    minifySyntax: true,
    legalComments: 'none',
    alias: { '@': root.replace(/[\\/]$/, '') },
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(root, 'docs', 'local-eventgrid.md'), join(folder, 'README.md'));
  renameSync(unfinished, command);
  return command;
}

function manifest() {
  const { version, license, engines, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    name: 'eventgrid-local',
    version,
    description: 'A local EventGrid v1 with its IAM, for development and tests.',
    license,
    type: 'module',
    bin: { 'eventgrid-local': EVENTGRID_COMMAND },
    files: [EVENTGRID_COMMAND],
    engines,
    dependencies: { libsql: dependencies.libsql },
  };
}
