import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDERS = ['app', 'components', 'lib', 'public'];
const FILES = [
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];
const STAMP = join('.next', 'eventgrid-console-build');

/**
 * Returns a hash of everything that a build depends on: the content of the sources, the lock file, BASE_PATH,
 * BUILD_STANDALONE, BUILD_ID and Node's version. Takes about 10 ms.
 */
export function buildStamp(root, environment) {
  const hash = createHash('sha256');
  hash.update(
    `${process.version}\n${environment.BASE_PATH ?? ''}\n${environment.BUILD_STANDALONE ?? ''}\n${environment.BUILD_ID ?? ''}\n`,
  );
  for (const file of sources(root))
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  return hash.digest('hex');
}

/** Tells whether the last finished build was made from these sources. */
export const isBuilt = (root, stamp) =>
  existsSync(join(root, '.next', 'BUILD_ID')) &&
  existsSync(join(root, STAMP)) &&
  readFileSync(join(root, STAMP), 'utf8') === stamp;

/** Deletes the stamp of the last build, so that an interrupted build doesn't count. */
export const forgetBuild = (root) => rmSync(join(root, STAMP), { force: true });

/** Writes the stamp of a finished build. */
export function noteBuild(root, stamp) {
  mkdirSync(dirname(join(root, STAMP)), { recursive: true });
  writeFileSync(join(root, STAMP), stamp);
}

function sources(root) {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length)),
  );
  return [...FILES.filter((file) => existsSync(join(root, file))), ...inFolders].sort();
}
