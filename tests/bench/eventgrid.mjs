import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureDeliveries } from './support/deliveries.mjs';
import { startEventGrid } from './support/eventgrid-command.mjs';
import { median, ms } from './support/median.mjs';

const SIZES = { small: ['--sources', '1000'], large: ['--sources', '100000', '--channels', '2000'] };
const STARTS = 5;
const ROUNDS = 200;
const MAX_READY_MS = 500;
const MAX_RATIO = 2;

let created = 0;
/** The requests; `bounded` ones may take at most twice as long with 100,000 sources as with 1,000. */
const QUESTIONS = [
  { name: 'first page of 15', bounded: true, ask: (grid) => grid.ask('GET', '/sources?limit=15') },
  { name: 'exact name', bounded: true, ask: (grid) => grid.ask('GET', '/sources?name=generated-000500') },
  { name: 'channel filter', ask: (grid) => grid.ask('GET', `/sources?channel_id=${grid.channelId}`) },
  { name: 'quotas', ask: (grid) => grid.ask('GET', '/quotas') },
  { name: 'deep offset', ask: (grid) => grid.ask('GET', `/sources?offset=${grid.deepOffset}`) },
  { name: 'fuzzy search', ask: (grid) => grid.ask('GET', '/sources?fuzzy_name=00500') },
  {
    name: 'create',
    ask: (grid) => grid.ask('POST', '/sources', { name: `bench-${created++}`, channel_id: grid.channelId }),
  },
];

/** Measures the local EventGrid with 1,000 and with 100,000 sources, and what deliveries cost. Resolves to whether every limit was met. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'eventgrid-bench-'));
  const grids = {};
  try {
    const verdicts = [];
    for (const [size, options] of Object.entries(SIZES)) {
      const all = ['--data', join(folder, `${size}.db`), '--seed', '--quota', '200000', ...options];
      const filled = await startEventGrid(...all);
      print(`${size}: filled in ${ms(filled.readyMs)}`);
      await filled.stop();
      const readyMs = [];
      for (let start = 0; start < STARTS; start += 1) {
        await grids[size]?.stop();
        grids[size] = await startEventGrid(...all);
        readyMs.push(grids[size].readyMs);
      }
      verdicts.push(verdict(`${size}: ready`, median(readyMs), MAX_READY_MS));
      const [channel] = (await grids[size].ask('GET', '/channels?provider_type=CUSTOM&limit=1&sort=name:ASC')).items;
      const { total } = await grids[size].ask('GET', '/sources?limit=1');
      Object.assign(grids[size], { channelId: channel.id, deepOffset: Math.floor(total * 0.9) });
    }
    for (const question of QUESTIONS) {
      const { small, large } = await measure(question, grids);
      const line = `${question.name}: ${ms(small)} with 1,000, ${ms(large)} with 100,000`;
      if (question.bounded) verdicts.push(verdict(line, large, small * MAX_RATIO));
      else print(line);
    }
    grids.deliveries = await startEventGrid('--data', join(folder, 'deliveries.db'));
    verdicts.push(...(await measureDeliveries(grids.deliveries, verdict, print)));
    return verdicts.every(Boolean);
  } finally {
    for (const grid of Object.values(grids)) await grid.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Calls both servers in turn, so that other load on the machine affects both. */
async function measure({ ask }, grids) {
  const times = { small: [], large: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [size, taken] of Object.entries(times)) {
      const startedAt = performance.now();
      await ask(grids[size]);
      taken.push(performance.now() - startedAt);
    }
  }
  return { small: median(times.small), large: median(times.large) };
}

function verdict(line, taken, bound) {
  const isMet = taken <= bound;
  print(`${line} (${ms(taken)}, at most ${ms(bound)}): ${isMet ? 'met' : 'FAILED'}`);
  return isMet;
}

const print = (line) => process.stdout.write(`${line}\n`);
