import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { COMMAND_START_MS } from '../support/eventgrid-command';

// The package is installed as its users would, in a folder that knows nothing of the console.

const run = promisify(execFile);
const MOST_BYTES = 15 * 1024 * 1024;
let folder = '';
let tarball = '';
const installed = (...path: string[]) => join(folder, 'app', 'node_modules', ...path);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eventgrid-package-'));
  const { bundleEventGrid } = await import('@/lib/cli/bundle-eventgrid.mjs');
  await bundleEventGrid(join(folder, 'package'));
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: join(folder, 'package'),
  });
  tarball = join(folder, stdout.trim());
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app', 'package.json'), '{"private":true}');
  const quiet = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  await run('npm', ['install', ...quiet, tarball], { cwd: join(folder, 'app') });
}, COMMAND_START_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is at most 15 MB, and brings neither Next nor React', () => {
  expect(statSync(tarball).size).toBeLessThan(MOST_BYTES);
  const names = readdirSync(installed());
  expect(names).toEqual(expect.arrayContaining(['eventgrid-local', 'libsql']));
  expect(names.filter((name) => /^(next|react|react-dom|hono|esbuild)$/.test(name))).toEqual([]);
  expect(readdirSync(installed('eventgrid-local')).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'eventgrid-local.mjs',
    'package.json',
  ]);
});

it('starts by its command, answers, and ends', async () => {
  const startedAt = performance.now();
  const child = spawn(installed('.bin', 'eventgrid-local'), ['--port', '0', '--seed'], { cwd: tmpdir() });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    const read = (part: Buffer) => {
      text += part;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(text)));
  });
  const startMs = performance.now() - startedAt;
  const answer = await fetch(`${url}/v3`);
  child.kill('SIGTERM');
  expect([answer.status, await ended]).toEqual([200, 0]);
  process.stdout.write(`The local EventGrid's package starts in ${Math.round(startMs)} ms\n`);
  expect(startMs).toBeLessThan(onThisMachine(2000));
});
