import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { versionProblems } from '@/lib/server/start-check/version-floors';

// `engines` in package.json is the only source for the supported versions of Node. All other places must agree.

const read = (file: string): string => readFileSync(file, 'utf8');
const RANGE: string = JSON.parse(read('package.json')).engines.node;
const SAFE = { next: '99.0.0', react: '99.0.0' };

it.each(['README.md', 'docs/contributing.md', 'docs/operations.md'])(
  '%s names the same versions of Node as package.json',
  (page) => {
    expect(read(page)).toContain(`\`${RANGE}\``);
    expect(read(page).match(/Node (?:version )?\d+[.\d]*/g)).toBeNull();
  },
);

it('package-lock.json agrees', () => {
  expect(JSON.parse(read('package-lock.json')).packages[''].engines.node).toBe(RANGE);
});

it('.nvmrc and Containerfile name one version, within the range', () => {
  const version = read('.nvmrc').trim();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(versionProblems({ ...SAFE, node: version })).toEqual([]);
  expect(read('Containerfile')).toContain(`ARG NODE_VERSION=${version}\n`);
});

it('this Node is within the range', () => {
  expect(versionProblems({ ...SAFE, node: process.version })).toEqual([]);
});

it('npm ci refuses a Node outside the range before it installs anything', () => {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      writeFileSync(join(folder, file), read(file).replace(`"node": "${RANGE}"`, '"node": ">=99.0.0"'));
    }
    copyFileSync('.npmrc', join(folder, '.npmrc'));
    const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--offline'], { cwd: folder, encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('EBADENGINE');
    expect(stderr).toContain('>=99.0.0');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
