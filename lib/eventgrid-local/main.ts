import { randomUUID } from 'node:crypto';
import { type AccessEntry, createEventGridApp } from './app';
import { type Arguments, HELP, readArguments } from './arguments';
import { type Delivery, startDelivery } from './deliver';
import { createFaultSwitch } from './faults/fault-switch';
import { serveControl } from './faults/serve-control';
import { fillEventGrid, quotasWithRoom } from './fill';
import { openJournal } from './journal';
import { DEFAULT_QUOTAS } from './quotas';
import {
  LOCAL_DOMAIN,
  LOCAL_MFA_SECRET,
  LOCAL_PASSWORD,
  LOCAL_PROJECT_ID,
  LOCAL_PROJECTS,
  LOCAL_USERS,
  seedEventGrid,
} from './seed';
import { type ServedEventGrid, serveEventGrid } from './serve';
import { type EventGridStore, openEventGridStore } from './store';

const print = (text: string) => process.stdout.write(`${text}\n`);

/** Runs the command `npm run eventgrid`: serves until SIGTERM or SIGINT; exit code 1 with one sentence on trouble. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given.help) {
    print(HELP);
    return;
  }
  const store = await openStore(given.data);
  const delivery = startDelivery();
  const served = await start(store, delivery, given).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  print(startLines(served, given));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await served.close();
    await delivery.close();
    await store.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function openStore(file: string): Promise<EventGridStore> {
  try {
    return await openEventGridStore(file);
  } catch (error) {
    throw new Error(`The file ${file} cannot be used: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

async function start(store: EventGridStore, { deliver }: Delivery, given: Arguments) {
  const base = { store, now: Date.now, newId: randomUUID };
  await seedEventGrid({ ...base, withOrders: given.seed });
  await fillEventGrid({ ...base, sources: given.sources, channels: given.channels });
  const journalFile = process.env.EVENTGRID_LOCAL_JOURNAL;
  const quotas = quotasWithRoom(DEFAULT_QUOTAS, given.sources, given.channels);
  const faults = createFaultSwitch();
  const app = createEventGridApp({
    ...base,
    deliver,
    faults,
    tokenBytes: given['token-bytes'],
    latencyMs: given.latency,
    quotas: given.quota === undefined ? quotas : sourceQuota(given.quota),
    ...(journalFile ? { journal: openJournal(journalFile) } : {}),
    onAnswer: (entry) => print(accessLine(entry)),
    onFault: (error) => process.stderr.write(`defect: ${error instanceof Error ? error.stack : error}\n`),
  });
  const served = await serveEventGrid(app, given.port);
  return given.control === undefined ? served : serveControl(served, { ...base, faults }, given.control);

  function sourceQuota(quota: number) {
    return { ...quotas, SOURCE: quota, SOURCE_RABBITMQ: quota, SOURCE_ROCKETMQ: quota };
  }
}

const accessLine = ({ method, path, status, durationMs, requestId, fault }: AccessEntry): string =>
  `${new Date().toISOString()} ${method} ${path} ${status} ${durationMs} ms ${requestId}${fault ? ` fault=${fault}` : ''}`;

function startLines({ url, controlUrl }: ServedEventGrid, given: Arguments): string {
  const user = { name: 'admin', password: LOCAL_PASSWORD, domain: { name: LOCAL_DOMAIN.name } };
  const identity = { methods: ['password'], password: { user } };
  const body = JSON.stringify({ auth: { identity, scope: { project: { id: LOCAL_PROJECT_ID } } } });
  return [
    `Local EventGrid  ${url}`,
    '',
    `  EventGrid   ${url}/v1/{project_id}/sources`,
    `  IAM         ${url}/v3/auth/tokens`,
    `  Account     ${LOCAL_DOMAIN.name}`,
    `  User        ${LOCAL_USERS.map(({ name, mayWrite }) => (mayWrite ? name : `${name} (reads only)`)).join(', ')}`,
    `  Password    ${LOCAL_PASSWORD}`,
    `  MFA secret  ${LOCAL_MFA_SECRET}  (user mfa)`,
    ...LOCAL_PROJECTS.map(({ id, name }) => `  Project ID  ${id}  (${name})`),
    `  Data        ${given.data}`,
    ...(controlUrl === undefined ? [] : [`  Control     ${controlUrl}/faults`]),
    '',
    'A token comes in the header X-Subject-Token of:',
    `  curl -i '${url}/v3/auth/tokens?nocatalog=true' -H 'Content-Type: application/json' -d '${body}'`,
    '',
  ].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
