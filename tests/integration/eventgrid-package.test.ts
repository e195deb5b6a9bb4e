import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bundleEventGrid } from '@/lib/cli/bundle-eventgrid.mjs';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { COMMAND_START_MS } from '../support/eventgrid-command';

// The tarball is unpacked in a folder that knows nothing of the console, beside what it names as dependencies. Not by npm,
// which would ask the registry: tests need no network.

const run = promisify(execFile);
const MOST_BYTES = 15 * 1024 * 1024;
/** Node reads the whole command at each start. */
const MOST_COMMAND_BYTES = 1024 * 1024;
let folder = '';
let tarball = '';
const installed = (...path: string[]) => join(folder, 'app', 'node_modules', ...path);

const names = z.optional(z.record(z.string(), z.string()));
const manifest = z.looseObject({ dependencies: names, optionalDependencies: names });

/** Copies what a package depends on from the console's packages; an optional one is missing on other platforms. */
function copyDependencies(name: string): void {
  const { dependencies, optionalDependencies } = manifest.parse(
    JSON.parse(readFileSync(installed(name, 'package.json'), 'utf8')),
  );
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
    if (existsSync(installed(needed)) || !existsSync(join('node_modules', needed))) continue;
    cpSync(join('node_modules', needed), installed(needed), { recursive: true });
    copyDependencies(needed);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eventgrid-package-'));
  await bundleEventGrid(join(folder, 'package'));
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: join(folder, 'package'),
  });
  tarball = join(folder, stdout.trim());
  mkdirSync(installed('eventgrid-local'), { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', installed('eventgrid-local'), '--strip-components=1']);
  copyDependencies('eventgrid-local');
}, COMMAND_START_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is at most 15 MB, and brings neither Next nor React', () => {
  expect(statSync(tarball).size).toBeLessThan(MOST_BYTES);
  const packages = readdirSync(installed());
  expect(packages).toEqual(expect.arrayContaining(['eventgrid-local', 'libsql']));
  expect(packages.filter((name) => /^(next|react|react-dom|hono|esbuild)$/.test(name))).toEqual([]);
  const files = readdirSync(installed('eventgrid-local')).toSorted();
  expect(files.filter((name) => !/^part-\w+\.mjs$/.test(name))).toEqual([
    'LICENSE',
    'README.md',
    'eventgrid-local.mjs',
    'package.json',
  ]);
});

it('keeps what few need out of the file that every start reads', () => {
  expect(statSync(installed('eventgrid-local', 'eventgrid-local.mjs')).size).toBeLessThan(MOST_COMMAND_BYTES);
});

it(
  'removes the parts of an earlier bundle',
  async () => {
    const stale = join(folder, 'package', 'part-STALE.mjs');
    writeFileSync(stale, '');
    await bundleEventGrid(join(folder, 'package'));
    expect(existsSync(stale)).toBe(false);
  },
  COMMAND_START_MS,
);

it('starts by its command, answers, and ends', async () => {
  const startedAt = performance.now();
  const { bin } = z
    .looseObject({ bin: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(installed('eventgrid-local', 'package.json'), 'utf8')));
  const command = installed('eventgrid-local', bin['eventgrid-local'] ?? '');
  // As npm does with every command.
  chmodSync(command, 0o755);
  const child = spawn(command, ['--port', '0', '--seed'], { cwd: tmpdir() });
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
  expect(startMs).toBeLessThan(onThisMachine(5000));
});
