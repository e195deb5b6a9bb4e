import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signInToConsole } from './support/console-client.mjs';
import { startConsole } from './support/console-command.mjs';
import { startEventGrid } from './support/eventgrid-command.mjs';

const MAX_GROWTH_MB = 60;
/** Pages before the first figure: what a process needs once is no growth. */
const WARM_PAGES = 20;
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'];

/**
 * Exports `--sources` (100,000) through the console as JSON and as CSV, page by page as the browser does. Resolves to
 * whether each is there once, the console's memory grew by less than 60 MB, and LibreOffice, where it is installed,
 * reads as many rows from the CSV and finds no formula in it.
 */
export async function bench({ sources = '100000' } = {}) {
  const count = Number(sources);
  if (!(count > 0)) throw new Error('--sources must be a number above 0.');
  const folder = mkdtempSync(join(tmpdir(), 'eventgrid-export-'));
  const eventGrid = await startEventGrid('--data', ':memory:', '--seed', '--sources', sources, '--quota', '1000000');
  try {
    const console_ = await startConsole(eventGrid.url);
    try {
      const client = await signInToConsole(console_.origin);
      const memory = () => memoryOf(console_.child.pid);
      const json = await exportAll(client, 'json', memory);
      const csv = await exportAll(client, 'csv', memory);
      const file = join(folder, 'sources.csv');
      writeFileSync(file, csv.parts.join(''));
      const ids = new Set(JSON.parse(`[${json.parts.join(',')}]`).map(({ id }) => id));
      return [
        verdict(`JSON has ${ids.size} of ${count} sources, each once`, ids.size === count && json.rows === count),
        verdict(`CSV has ${csv.rows} lines`, csv.rows === count),
        ...[json, csv].map(({ format, growthMb, seconds }) =>
          verdict(
            `${format}: memory grew by ${growthMb.toFixed(1)} MB (limit ${MAX_GROWTH_MB}) in ${seconds.toFixed(1)} s`,
            growthMb <= MAX_GROWTH_MB,
          ),
        ),
        readInOffice(folder, file, count),
      ].every(Boolean);
    } finally {
      await console_.stop();
    }
  } finally {
    await eventGrid.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exportAll(client, format, memory) {
  const startedAt = performance.now();
  const parts = [];
  let [rows, offset, pages, firstMb, mostMb] = [0, 0, 0, 0, 0];
  while (offset !== null) {
    const answer = await client.get(`/api/export?noun=sources&format=${format}&offset=${offset}`);
    const { ok, data } = await answer.json();
    if (!ok) throw new Error(`The page at ${offset} was answered ${answer.status}.`);
    parts.push(data.text);
    rows += data.rows;
    offset = data.next;
    pages += 1;
    if (pages === WARM_PAGES) firstMb = memory();
    if (pages > WARM_PAGES) mostMb = Math.max(mostMb, memory());
  }
  return {
    format,
    parts,
    rows,
    growthMb: Math.max(0, mostMb - firstMb),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/** Resident memory of a process and its children, in MB. */
function memoryOf(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  return children.reduce((sum, child) => sum + memoryOf(child), own);
}

/** Lets LibreOffice read the file and write it again: as many rows, and every cell still the text that it was. */
function readInOffice(folder, file, count) {
  const office = OFFICE.find((path) => existsSync(path));
  if (office === undefined) return verdict('skipped: LibreOffice (not found)', true);
  const given = ['--headless', '--convert-to', 'fods', '--infilter=CSV:44,34,76,1', '--outdir', folder, file];
  execFileSync(office, given, { env: { ...process.env, HOME: folder }, stdio: 'ignore' });
  const sheet = readFileSync(join(folder, 'sources.fods'), 'utf8');
  const rows = sheet.match(/<table:table-row[^>]*>\s*<table:table-cell[^>]*office:value-type="string"/g)?.length ?? 0;
  const formulas = sheet.match(/table:formula=/g)?.length ?? 0;
  return verdict(`LibreOffice reads ${rows} rows and ${formulas} formulas`, rows === count + 1 && formulas === 0);
}

function verdict(what, held) {
  process.stdout.write(`${held ? 'ok  ' : 'FAIL'} ${what}\n`);
  return held;
}
