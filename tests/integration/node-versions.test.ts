import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import table from '@/lib/server/start-check/node-lines.json';
import { endedNode, versionProblems } from '@/lib/server/start-check/version-floors';

// The start check's table is the only source for the supported versions of Node. All other places must agree.

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

it('package.json allows the lines of the start check, and the newer ones', () => {
  const floors = table.lines.map(({ floor }) => floor);
  expect(RANGE).toBe([...floors.slice(0, -1).map((floor) => `^${floor}`), `>=${floors.at(-1)}`].join(' || '));
  for (const { line, floor, ends } of table.lines) {
    expect(floor).toMatch(new RegExp(`^${line}\\.\\d+\\.\\d+$`));
    expect(new Date(ends).toISOString()).toContain(ends);
  }
});

it.each([
  [100, 0],
  [101, 1],
])('a scheduled workflow finds the table %i days old: exit code %i', (days, code) => {
  const day = new Date(Date.parse(table.checked) + days * 86_400_000).toISOString();
  const { status, stdout } = spawnSync(process.execPath, ['.ci/check-node-lines.mjs', day], { encoding: 'utf8' });
  expect(stdout).toContain(`checked ${days} days ago`);
  expect(status).toBe(code);
  expect(read('.github/workflows/node-lines.yml')).toMatch(/ schedule:[\s\S]* node \.ci\/check-node-lines\.mjs\n/);
});

it('CI runs on each of these lines, the oldest by .nvmrc', () => {
  const [, nodes = ''] = /^ +node: (\[.*\])$/m.exec(read('.github/workflows/ci.yml')) ?? [];
  const [oldest, ...others] = table.lines.map(({ line }) => String(line));
  expect(JSON.parse(nodes)).toEqual(['', ...others]);
  expect(read('.nvmrc')).toMatch(new RegExp(`^${oldest}\\.`));
});

it('package-lock.json agrees', () => {
  expect(JSON.parse(read('package-lock.json')).packages[''].engines.node).toBe(RANGE);
});

it('.nvmrc names a version within the range, and the Containerfile one that still gets fixes', () => {
  const [, image = ''] = /^ARG NODE_VERSION=(\d+\.\d+\.\d+)$/m.exec(read('Containerfile')) ?? [];
  for (const node of [read('.nvmrc').trim(), image]) expect(versionProblems({ ...SAFE, node })).toEqual([]);
  expect(endedNode(image, Date.parse(table.checked))).toBeNull();
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
