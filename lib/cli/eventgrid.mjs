import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleEventGrid, EVENTGRID_COMMAND, EVENTGRID_PACKAGE } from './bundle-eventgrid.mjs';
import { fail, root } from './next-command.mjs';

const BUNDLE = join(EVENTGRID_PACKAGE, EVENTGRID_COMMAND);
const SOURCES = [
  'lib/cli/bundle-eventgrid.mjs',
  'lib/eventgrid-local',
  'lib/eventgrid/events',
  'lib/eventgrid/schemas',
  'lib/config',
  'lib/database',
  'lib/secrets',
  'package-lock.json',
];

if (!isFresh()) await bundle();
// In this process, so that its signals and exit code are the server's own.
await import(pathToFileURL(BUNDLE).href);

/** A bundle without its sources (a deployed one) is always fresh. */
function isFresh() {
  if (!existsSync(BUNDLE)) return false;
  const builtAt = statSync(BUNDLE).mtimeMs;
  return SOURCES.map((source) => join(root, source))
    .filter((path) => existsSync(path))
    .flatMap(filesOf)
    .every((file) => statSync(file).mtimeMs <= builtAt);
}

/** Includes folders: only its folder's time shows that a file was deleted. */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, name))];
}

async function bundle() {
  try {
    await bundleEventGrid();
  } catch (error) {
    fail(`The local EventGrid cannot be bundled: ${error.message}`);
  }
}
