import { readFileSync } from 'node:fs';

// Fails when Node's release lines were compared with nodejs.org too long ago, on the day given or today. Run by a
// scheduled workflow, not by npm test: no change of ours makes the table old.

const TABLE = 'lib/server/start-check/node-lines.json';
const MAX_DAYS = 100;
const DAY_MS = 86_400_000;

const { checked } = JSON.parse(readFileSync(new URL(`../${TABLE}`, import.meta.url), 'utf8'));
const days = Math.floor((Date.parse(process.argv[2] ?? new Date().toISOString()) - Date.parse(checked)) / DAY_MS);
const isFresh = days <= MAX_DAYS;
process.stdout.write(
  `${TABLE} was checked ${days} days ago.${isFresh ? '' : ` Compare it with https://nodejs.org/en/about/previous-releases and https://nodejs.org/en/blog/vulnerability, then set "checked". \`engines\` in package.json follows it.`}\n`,
);
process.exit(isFresh ? 0 : 1);
