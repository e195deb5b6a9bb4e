import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './support/find-chromium.mjs';

// All that CI runs, in the order in which a mistake shows soonest. The last line is “N passed, N failed”.

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'eventgrid-tests-'));
const report = (name) => join(reports, `${name}.json`);
const onlyBrowser = process.argv.includes('--only-e2e');

let passed = 0;
let failed = 0;

/** Runs a command of the project's own tools. Returns whether it ended well. */
function run(title, command, args, environment = {}) {
  const started = Date.now();
  process.stdout.write(`\n# ${title}\n`);
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...environment },
    });
    child.once('error', () => done(false));
    child.once('exit', (code) => {
      process.stdout.write(
        `# ${title}: ${code === 0 ? 'passed' : 'failed'} in ${Math.round((Date.now() - started) / 1000)} s\n`,
      );
      done(code === 0);
    });
  });
}

/** Counts a step that is one check: types, lint, dead code, the build. */
async function check(title, command, args) {
  const ok = await run(title, command, args);
  if (ok) passed += 1;
  else failed += 1;
  return ok;
}

/** Counts a step that reports its tests as JSON; one that ends badly without a failed test counts as one. */
async function suite(title, name, command, args, environment, count) {
  const ok = await run(title, command, args, environment);
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

const npm = (script) => ['npm', ['run', '--silent', script]];

const chromium = findChromium();
if (chromium === null) {
  process.stderr.write(
    'The browser tests need a Chromium: install Debian’s package chromium-headless-shell, or set CHROMIUM to one.\n',
  );
  process.exit(1);
}

if (!onlyBrowser) {
  await check('types', ...npm('typecheck'));
  await check('lint', ...npm('lint'));
  await check('dead code', ...npm('knip'));
  await suite(
    'unit, component, contract and integration tests',
    'vitest',
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('vitest')}`],
    {},
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );
}

if (await check('build', ...npm('build'))) {
  await suite(
    'browser tests',
    'playwright',
    'npx',
    ['playwright', 'test', '--reporter=list,json'],
    { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright') },
    ({ stats }) => {
      if (stats.flaky > 0) process.stdout.write(`# ${stats.flaky} browser tests needed a second try\n`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  );
}

rmSync(reports, { recursive: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
