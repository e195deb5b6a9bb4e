import { randomUUID } from 'node:crypto';
import { isLoopback } from './allowed-target';
import { createEventGridApp } from './app';
import { type Arguments, helpText, readArguments } from './arguments';
import { type Delivery, startDelivery } from './deliver';
import { createFaultSwitch } from './faults/fault-switch';
import { serveControl } from './faults/serve-control';
import { fillEventGrid, quotasWithRoom } from './fill';
import { fillProjects, generatedProjects } from './generated-projects';
import { openJournal } from './journal';
import { DEFAULT_QUOTAS } from './quotas';
import { LOCAL_PROJECTS, seedEventGrid } from './seed';
import { serveEventGrid } from './serve';
import { accessLine, startLines } from './start-lines';
import { type EventGridStore, openEventGridStore } from './store';

const print = (text: string) => process.stdout.write(`${text}\n`);

/**
 * Runs the command `npm run eventgrid`: serves until SIGTERM or SIGINT. On failure, exits with code 1 and one sentence.
 */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given.help) {
    print(helpText());
    return;
  }
  const store = await openEventGridStore(given.data);
  const delivery = startDelivery(store);
  const served = await start(store, delivery, given).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  print(startLines(served, given.data, isLoopback(given.host) ? undefined : given.host));
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

async function start(store: EventGridStore, { deliver }: Delivery, given: Arguments) {
  const base = { store, now: Date.now, newId: randomUUID };
  const generated = generatedProjects(given.projects);
  await seedEventGrid({ ...base, withOrders: given.seed });
  await fillProjects(base, generated);
  await fillEventGrid({ ...base, sources: given.sources, channels: given.channels });
  const journalFile = process.env.EVENTGRID_LOCAL_JOURNAL;
  const faults = createFaultSwitch();
  const app = createEventGridApp({
    ...base,
    deliver,
    faults,
    projects: [...LOCAL_PROJECTS, ...generated],
    tokenBytes: given['token-bytes'],
    latencyMs: given.latency,
    allowedTargets: given['allow-target'],
    quotas: { ...quotasWithRoom(DEFAULT_QUOTAS, given.sources, given.channels), ...given.quota },
    detailAs: given['detail-as'],
    timesAs: given.times,
    editEnabled: given['edit-enabled'],
    offsetPastEnd: given['offset-past-end'],
    offsetMax: given['offset-max'] ?? null,
    ...(journalFile ? { journal: openJournal(journalFile) } : {}),
    onAnswer: (entry) => print(accessLine(new Date(), entry)),
    onFault: (error) => process.stderr.write(`defect: ${error instanceof Error ? error.stack : error}\n`),
  });
  const served = await serveEventGrid(app, given.port, given.host);
  return given.control === undefined ? served : serveControl(served, { ...base, faults }, given.control);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
