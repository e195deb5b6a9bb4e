import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './next-command.mjs';

/**
 * Bundles the local EventGrid's command into one file that plain Node runs, including all packages except libsql.
 * Returns the file. Rejects if the sources can't be bundled.
 */
export async function bundleEventGrid() {
  const dist = join(root, 'dist');
  const bundle = join(dist, 'eventgrid.mjs');
  // Written to a temporary file and then renamed, so that a command starting at the same time never runs half a file.
  const unfinished = join(dist, `eventgrid.${process.pid}.mjs`);
  mkdirSync(dist, { recursive: true });
  await build({
    entryPoints: [join(root, 'lib', 'eventgrid-local', 'main.ts')],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Native, so left in node_modules. The other packages are several hundred files that would be slow to find and
    // read.
    external: ['libsql'],
    minifySyntax: true,
    legalComments: 'none',
    alias: { '@': root.replace(/[\\/]$/, '') },
    logLevel: 'error',
  });
  renameSync(unfinished, bundle);
  return bundle;
}
