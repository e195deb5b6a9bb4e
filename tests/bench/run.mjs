import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Runs the named benches, or all if none is named. A bench is a module here whose `bench(options)` resolves to whether
// its limits were met. Options are words such as --minutes=2, passed to every bench that runs.

const folder = dirname(fileURLToPath(import.meta.url));
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs') && name !== 'run.mjs')
  .map((name) => name.slice(0, -'.mjs'.length));
const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const options = Object.fromEntries(
  words.filter((word) => word.startsWith('--')).map((word) => word.slice('--'.length).split('=', 2)),
);
const unknown = wanted.find((name) => !all.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench ${unknown}, only ${all.join(', ')}.\n`);
  process.exit(1);
}

let held = true;
for (const name of wanted.length > 0 ? wanted : all) {
  process.stdout.write(`# ${name}\n`);
  const { bench } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  held = (await bench(options)) && held;
}
process.exit(held ? 0 : 1);
