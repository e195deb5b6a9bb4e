import { chromium } from '@playwright/test';
import { findChromium } from '../support/find-chromium.mjs';
import { startEventGrid } from './support/eventgrid-command.mjs';
import { openBareForm, openConsoleForm } from './support/form-targets.mjs';
import { measureKeys, measureLoads, measureSubmits } from './support/measure-form.mjs';
import { quantile } from './support/quantile.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

/**
 * Measures the create form beside a bare form of three fields with the same libraries, and beside another checkout that
 * has been built, if `--than` names its folder: the main thread's time on a processor until the form validates, cold
 * and warm, for each key and for each press of Create, and a press by phase. `--rounds` (5) take turns, each with
 * `--keys` (20) and `--presses` (4). Processor time repeats on a busy machine; the phases are clock time. Resolves to
 * true: what must hold is in npm test.
 */
export async function bench({ rounds = '5', keys = '20', presses = '4', than } = {}) {
  const started = [];
  try {
    const eventGrid = await startEventGrid('--data', ':memory:', '--seed', '--quota', '1000000');
    started.push(eventGrid);
    const { items } = await eventGrid.ask('GET', '/channels?provider_type=CUSTOM&limit=1');
    const given = { ...eventGrid, channel: items[0] };
    const targets = [await openConsoleForm('console', given, started)];
    if (than !== undefined) targets.push(await openConsoleForm('than', given, started, than));
    targets.push(await openBareForm(given, started));
    const browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS });
    started.push({ stop: () => browser.close() });
    const samples = new Map();
    for (let round = 0; round <= Number(rounds); round += 1) {
      for (const turn of targets.keys()) {
        const target = targets[(turn + round) % targets.length];
        const note = (metric, value) => {
          // The first round warms the servers up.
          if (round > 0) samplesOf(samples, metric, target.name).push(value);
        };
        await measureLoads(browser, target, note);
        await measureKeys(browser, target, round === 0 ? 1 : Number(keys), note);
        await measureSubmits(browser, target, round === 0 ? 1 : Number(presses), note);
      }
    }
    print(samples, targets);
    return true;
  } finally {
    for (const one of started.reverse()) await one.stop();
  }
}

function samplesOf(samples, metric, name) {
  if (!samples.has(metric)) samples.set(metric, new Map());
  const own = samples.get(metric);
  if (!own.has(name)) own.set(name, []);
  return own.get(name);
}

/**
 * Prints the median and the 95th percentile of each, and the medians' ratios to the last one, which is the bare form.
 */
function print(samples, targets) {
  const write = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  write(['median (p95)', ...targets.map(({ name }) => name), ...targets.slice(1).map(({ name }) => `of ${name}`)]);
  write(Array(targets.length * 2).fill('-'));
  for (const [metric, own] of samples) {
    const middles = targets.map(({ name }) => quantile(own.get(name), 0.5));
    const cells = targets.map(({ name }, at) => `${round(middles[at])} (${round(quantile(own.get(name), 0.95))})`);
    write([metric, ...cells, ...middles.slice(1).map((middle) => round(middles[0] / middle))]);
  }
}

const round = (value) => value.toFixed(Math.abs(value) < 10 ? 2 : 1);
