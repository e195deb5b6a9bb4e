import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: { [basename(EVENTGRID_COMMAND, '.mjs')]: join(root, 'lib', 'eventgrid-local', 'main.ts') },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'part-[hash]',
    bundle: true,
    // What few need is read when it is needed: the schema generator alone is three times the rest, and would be read at
    // every start.
    splitting: true,
    write: false,
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
  // The command last, and renamed: one that starts at the same time never runs half a file, or misses a part.
  const unfinished = join(folder, `unfinished.${process.pid}`);
  for (const { path, contents } of outputFiles.toSorted((one) => (one.path === command ? 1 : -1))) {
    writeFileSync(unfinished, contents);
    renameSync(unfinished, path);
  }
  const written = new Set(outputFiles.map(({ path }) => path));
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.mjs'))) {
    if (!written.has(join(folder, name))) rmSync(join(folder, name));
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(root, 'docs', 'local-eventgrid.md'), join(folder, 'README.md'));
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
    files: ['*.mjs'],
    engines,
    dependencies: { libsql: dependencies.libsql },
  };
}
