import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './next-command.mjs';

/**
 * Bundles the local EventGrid's command into one file that plain Node runs, with all packages but libsql. Returns
 * the file. Rejects when the sources cannot be bundled.
 */
export async function bundleEventGrid() {
  const dist = join(root, 'dist');
  const bundle = join(dist, 'eventgrid.mjs');
  // Written beside and moved into place, so that a command that starts meanwhile never runs half a file.
  const unfinished = join(dist, `eventgrid.${process.pid}.mjs`);
  mkdirSync(dist, { recursive: true });
  await build({
    entryPoints: [join(root, 'lib', 'eventgrid-local', 'main.ts')],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Native, so left in node_modules; the other packages are some hundred files that would each be found and read.
    external: ['libsql'],
    minifySyntax: true,
    legalComments: 'none',
    alias: { '@': root.replace(/[\\/]$/, '') },
    logLevel: 'error',
  });
  renameSync(unfinished, bundle);
  return bundle;
}
