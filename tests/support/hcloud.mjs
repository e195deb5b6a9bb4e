// Stands for KooCLI, which the test machine does not have: reads a command's parameters by the rule of docs/wire.md,
// "Code", and sends the request that they describe.

import { readFileSync } from 'node:fs';

const PATHS = { CreateEventSource: 'sources', CreateChannel: 'channels', CreateSubscription: 'subscriptions' };
const [service, operation, ...words] = process.argv.slice(2);
const given = Object.fromEntries(words.map((word) => /^--([^=]+)=([\s\S]*)$/.exec(word)?.slice(1) ?? [word, '']));
const { 'cli-jsonInput': file, project_id, ...rest } = given;

/** KooCLI knows from the API's description which parameters are switches. */
const typed = (value) => (value === 'true' || value === 'false' ? value === 'true' : value);

function bodyOf(parameters) {
  const body = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (name.startsWith('cli-')) continue;
    const path = name.split('.');
    const last = path.pop();
    path.reduce((holder, key) => (holder[key] ??= {}), body)[last] = typed(value);
  }
  return body;
}

const input = file ? JSON.parse(readFileSync(file, 'utf8')) : { path: { project_id }, body: bodyOf(rest) };
if (service !== 'EG' || !PATHS[operation]) throw new Error(`No ${service} ${operation}`);
const answer = await fetch(`${process.env.EG}/v1/${input.path.project_id}/${PATHS[operation]}`, {
  method: 'POST',
  headers: { 'X-Auth-Token': process.env.TOKEN, 'Content-Type': 'application/json' },
  body: JSON.stringify(input.body),
});
process.exitCode = answer.ok ? 0 : 1;
