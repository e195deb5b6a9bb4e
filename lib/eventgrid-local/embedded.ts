import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Environment } from '@/lib/config/env';
import { recordLocalUrl } from '@/lib/config/local-endpoint';
import { log } from '@/lib/config/log';
import { processWide } from '@/lib/config/process-wide';
import { createEventGridApp } from './app';
import { startDelivery } from './deliver';
import { createFaultSwitch } from './faults/fault-switch';
import { serveControl } from './faults/serve-control';
import { openJournal } from './journal';
import { seedEventGrid } from './seed';
import { type ServedEventGrid, serveEventGrid } from './serve';
import { openEventGridStore } from './store';

type Settings = Pick<
  Environment,
  | 'DATA_DIR'
  | 'EVENTGRID_LOCAL_PORT'
  | 'EVENTGRID_LOCAL_TOKEN_BYTES'
  | 'EVENTGRID_LOCAL_JOURNAL'
  | 'EVENTGRID_LOCAL_CONTROL_PORT'
>;

// A reload in development runs this module again in the same process.
const embedded = () => processWide('embedded', (): { served?: Promise<ServedEventGrid> | undefined } => ({}));

/**
 * Starts the local EventGrid inside this process, once, with its data in DATA_DIR. Rejects with one sentence for the
 * operator if its port is taken or its file can't be used; the next call then tries again.
 */
export function startEmbeddedEventGrid(settings: Settings): Promise<ServedEventGrid> {
  const slot = embedded();
  slot.served ??= start(settings).catch((error: unknown) => {
    slot.served = undefined;
    throw error;
  });
  return slot.served;
}

async function start(settings: Settings): Promise<ServedEventGrid> {
  const store = await openEventGridStore(join(settings.DATA_DIR, 'eventgrid-local.db'));
  try {
    await seedEventGrid({ store, now: Date.now, newId: randomUUID });
    const delivery = startDelivery(store);
    const faults = createFaultSwitch();
    const journalFile = settings.EVENTGRID_LOCAL_JOURNAL;
    const app = createEventGridApp({
      store,
      now: Date.now,
      newId: randomUUID,
      deliver: delivery.deliver,
      tokenBytes: settings.EVENTGRID_LOCAL_TOKEN_BYTES,
      faults,
      ...(journalFile ? { journal: openJournal(journalFile) } : {}),
      onFault: (error) => log.error({ event: 'eventgrid-local-failed', error }),
    });
    const controlPort = settings.EVENTGRID_LOCAL_CONTROL_PORT;
    const eventGrid = await serveEventGrid(app, settings.EVENTGRID_LOCAL_PORT);
    const served =
      controlPort === undefined
        ? eventGrid
        : await serveControl(eventGrid, { faults, store, now: Date.now }, controlPort);
    recordLocalUrl(served.url);
    return {
      ...served,
      async close() {
        embedded().served = undefined;
        recordLocalUrl(undefined);
        await served.close();
        await delivery.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
