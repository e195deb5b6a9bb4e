import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './support/find-chromium.mjs';
import { findEngines } from './support/find-engines.mjs';

// All that CI runs, two steps beside each other where they can be. The last line is “N passed, N failed”.

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'eventgrid-tests-'));
const report = (name) => join(reports, `${name}.json`);
const onlyBrowser = process.argv.includes('--only-e2e');

const LAST_OUTPUT_MS = 5_000;

/** The last lines of each step that failed: printed once more at the end, where the log of a long run is read first. */
const failures = [];
const FAILURE_LINES = 60;

let passed = 0;
let failed = 0;

/**
 * Runs a command of the project's own tools. Where steps run side by side the output of each is kept and printed whole
 * when it ends. Returns whether it ended well.
 */
function run({ title, command, args, environment = {}, isBeside = false }) {
  const started = Date.now();
  const printed = [];
  const print = (text) => {
    printed.push(text);
    if (!isBeside) process.stdout.write(text);
  };
  print(`\n# ${title}\n`);
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['inherit', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...environment },
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
    let hasEnded = false;
    const end = (how, isWell) => {
      if (hasEnded) return;
      hasEnded = true;
      print(`# ${title}: ${how} in ${Math.round((Date.now() - started) / 1000)} s\n`);
      if (isBeside) process.stdout.write(printed.join(''));
      if (!isWell) failures.push(printed.join('').split('\n').slice(-FAILURE_LINES).join('\n'));
      done(isWell);
    };
    child.once('error', (error) => end(`failed (${error.message})`, false));
    const endBy = (code) => end(code === 0 ? 'passed' : 'failed', code === 0);
    // Closed, and not only ended: all that it printed has been read then. A process that it left may keep that open.
    child.once('close', endBy);
    child.once('exit', (code) => setTimeout(endBy, LAST_OUTPUT_MS, code));
  });
}

/** Counts a step that is one check: types, lint, dead code, the build. */
async function check(title, script, environment) {
  const ok = await run({ title, command: 'npm', args: ['run', '--silent', script], environment, isBeside: true });
  if (ok) passed += 1;
  else failed += 1;
  return ok;
}

/** Counts a step that reports its tests as JSON; one that ends badly without a failed test counts as one. */
async function suite({ name, count, ...step }) {
  const ok = await run({ ...step, command: 'npx' });
  const counted = countTests(name, count);
  passed += counted.passed;
  failed += counted.failed + (!ok && counted.failed === 0 ? 1 : 0);
}

function countTests(name, count) {
  try {
    return count(JSON.parse(readFileSync(report(name), 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const chromium = await findChromium();
if (chromium === null) {
  process.stderr.write(
    'The browser tests need a Chromium: install Debian’s package chromium-headless-shell, or set CHROMIUM to one.\n',
  );
  process.exit(1);
}
// Installed while other steps run: the browser tests alone need them.
const engines = findEngines();

/** Names the engines that the browser tests go without. CI must go without none. */
function tellMissing(missing) {
  for (const name of missing) process.stdout.write(`skipped: ${name} (not found)\n`);
  if (missing.length === 0 || !process.env.CI) return;
  process.stdout.write('CI runs the main flow in every engine: install them as docs/contributing.md says.\n');
  failed += missing.length;
}

const unitTests = () =>
  suite({
    title: 'unit, component, contract and integration tests',
    name: 'vitest',
    args: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('vitest')}`],
    isBeside: true,
    count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  });

const browserTests = async () => {
  const { environment, missing } = await engines;
  tellMissing(missing);
  await suite({
    title: 'browser tests',
    name: 'playwright',
    args: ['playwright', 'test', '--reporter=list,json'],
    environment: { CHROMIUM: chromium, ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright') },
    count: ({ stats }) => {
      if (stats.flaky > 0) process.stdout.write(`# ${stats.flaky} browser tests needed a second try\n`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  });
};

const lintAndDeadCode = async () => {
  await check('lint', 'lint');
  await check('dead code', 'knip');
};

let isBuilt;
if (onlyBrowser) isBuilt = await check('build', 'build');
else {
  // The types come before the build, which writes the same generated files.
  const typesAndBuild = async () => {
    await check('types', 'typecheck');
    return check('build', 'build', { TYPES_ARE_CHECKED: '1' });
  };
  [isBuilt] = await Promise.all([typesAndBuild(), unitTests(), lintAndDeadCode()]);
}
if (isBuilt) await browserTests();

rmSync(reports, { recursive: true });
for (const failure of failures) process.stdout.write(`\n# Failed, its last lines:\n${failure}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
