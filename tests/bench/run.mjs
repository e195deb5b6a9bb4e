import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Runs the named benches, all when none is named. A bench is a module here whose `bench()` resolves to whether its bounds held.

const folder = dirname(fileURLToPath(import.meta.url));
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs') && name !== 'run.mjs')
  .map((name) => name.slice(0, -'.mjs'.length));
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !all.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench ${unknown}, only ${all.join(', ')}.\n`);
  process.exit(1);
}

let held = true;
for (const name of wanted.length > 0 ? wanted : all) {
  process.stdout.write(`# ${name}\n`);
  const { bench } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  held = (await bench()) && held;
}
process.exit(held ? 0 : 1);
