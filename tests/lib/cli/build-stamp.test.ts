import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildStamp, forgetBuild, isBuilt, noteBuild } from '@/lib/cli/build-stamp.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  for (const folder of ['app/sources', 'lib', '.next', 'docs']) mkdirSync(join(root, folder), { recursive: true });
  write('app/sources/page.tsx', 'a');
  write('package-lock.json', '{}');
  write('.next/BUILD_ID', 'id');
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(root, file), text);

it('recognizes a finished build', () => {
  const stamp = buildStamp(root, {});
  expect(isBuilt(root, stamp)).toBe(false);
  noteBuild(root, stamp);
  write('app/sources/page.tsx', 'a');
  expect(isBuilt(root, buildStamp(root, {}))).toBe(true);
});

const changes: [string, () => void, Record<string, string>][] = [
  ['a source', () => write('app/sources/page.tsx', 'b'), {}],
  ['a new file', () => write('lib/new.ts', ''), {}],
  ['a file renamed', () => renameSync(join(root, 'app/sources/page.tsx'), join(root, 'app/sources/page2.tsx')), {}],
  ['the lock file', () => write('package-lock.json', '{"a":1}'), {}],
  ['BASE_PATH', () => {}, { BASE_PATH: '/eg' }],
];
it.each(changes)('rebuilds after a change of %s', (_, change, environment) => {
  noteBuild(root, buildStamp(root, {}));
  change();
  expect(isBuilt(root, buildStamp(root, environment))).toBe(false);
});

it('does not rebuild for changes to files that no build reads', () => {
  noteBuild(root, buildStamp(root, {}));
  write('docs/readme.md', 'x');
  expect(isBuilt(root, buildStamp(root, {}))).toBe(true);
});

it('ignores a build that was started but not finished, or was deleted', () => {
  const stamp = buildStamp(root, {});
  noteBuild(root, stamp);
  forgetBuild(root);
  expect(isBuilt(root, stamp)).toBe(false);
  noteBuild(root, stamp);
  rmSync(join(root, '.next/BUILD_ID'));
  expect(isBuilt(root, stamp)).toBe(false);
});
