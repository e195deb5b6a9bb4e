import type { BrowserContext, Page, Response } from '@playwright/test';
import { findSecrets, type Place } from '../support/find-secrets';
import { goThroughEverything, LONG, SECRETS } from './support/canary-flows';
import { startCanaryGateway } from './support/canary-gateway';
import { CANARY_STORES } from './support/canary-stores';
import { expect, test } from './support/fixtures';
import { freePort, startConsole } from './support/running-console';

// Eight secrets go through every flow of the console, with success and failure. Then all its output and stored data are
// searched.

/** This much of a token already counts as a trace. */
const TOKEN_PART = 40;

const RUNS = (
  [
    { store: 'libsql', level: 'trace' },
    { store: 'PostgreSQL', level: 'debug' },
    { store: 'libsql', level: 'info' },
  ] as const
).slice(0, LONG ? 3 : 1);

for (const { store, level } of RUNS) {
  test(`eight secrets leave no trace, on ${store}, log level ${level}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const kept = await CANARY_STORES[store]();
    const controlPort = await freePort();
    const local = await startConsole({ EVENTGRID_LOCAL_CONTROL_PORT: String(controlPort) });
    const gateway = await startCanaryGateway(local.eventGridUrl, SECRETS.PASSWORD);
    const endpoint = { id: 'local', name: 'Watched', eventGridUrl: gateway.url, iamUrl: gateway.url };
    const console_ = await startConsole({
      ...kept.environment,
      EVENTGRID_LOCAL: '0',
      EVENTGRID_ENDPOINTS: JSON.stringify([endpoint]),
      LOG_LEVEL: level,
      METRICS_TOKEN: 'metrics-token-of-this-test',
    });
    const context = await browser.newContext({ baseURL: console_.origin });
    try {
      const places: Place[] = [];
      const cookies = new Set<string>();
      const collected = collect(context, places, cookies);
      const page = await context.newPage();
      page.on('dialog', (dialog) => void dialog.accept());
      const look = async (state: string) => void places.push({ name: `page, ${state}`, bytes: await page.content() });

      const tokens = await goThroughEverything({
        page,
        gateway,
        console_,
        look,
        controlPort,
        outages: kept.outages,
      });
      await collected();

      // All eight were sent, so a search that finds none proves something.
      const received = gateway.received();
      for (const [name, value] of Object.entries(SECRETS))
        expect(received, name).toContain(JSON.stringify(value).slice(1, -1));
      for (const [name, token] of Object.entries(tokens)) {
        expect(token.length, name).toBeGreaterThan(1000);
        expect(received, name).toContain(`"x-auth-token":"${token}"`);
      }
      expect(cookies.size).toBeGreaterThanOrEqual(3);

      places.push(...(await browserStores(context, page)), ...(await kept.places(console_.dataDir)));
      places.push({ name: 'log', bytes: console_.printed() });
      const metrics = await fetch(`${console_.origin}/metrics`, {
        headers: { Authorization: 'Bearer metrics-token-of-this-test' },
      });
      places.push({ name: 'metrics', bytes: await metrics.text() });
      expect(metrics.status).toBe(200);
      expect(console_.printed()).toContain('"audit":true');
      const parts = Object.entries(tokens).flatMap(([name, token]) =>
        [0, 700, 1500].map((from): [string, string] => [`${name} from ${from}`, token.slice(from, from + TOKEN_PART)]),
      );
      const cookieSecrets = [...cookies].map((cookie, index): [string, string] => [`session cookie ${index}`, cookie]);
      const secrets = { ...SECRETS, ...Object.fromEntries([...parts, ...cookieSecrets]) };
      process.stdout.write(`${Object.keys(secrets).length} secrets searched in ${places.length} places\n`);
      expect(findSecrets(places, secrets)).toEqual([]);
    } finally {
      await context.close();
      await console_.stop();
      await gateway.close();
      await local.stop();
      await kept.end();
    }
  });
}

/**
 * Records every answer that the browser gets: bodies and headers, except Set-Cookie, whose session cookies are recorded
 * separately. Returns a function that waits for those in progress.
 */
function collect(context: BrowserContext, places: Place[], cookies: Set<string>): () => Promise<unknown> {
  const reading: Promise<void>[] = [];
  const read = async (response: Response) => {
    const headers = await response.headersArray().catch(() => []);
    for (const { name, value } of headers.filter((one) => one.name.toLowerCase() === 'set-cookie')) {
      const cookie = /eventgrid-[0-9a-f]{8}=([\w-]{20,})/.exec(`${name}: ${value}`)?.[1];
      if (cookie !== undefined) cookies.add(cookie);
    }
    const others = headers.filter(({ name }) => name.toLowerCase() !== 'set-cookie');
    places.push({ name: `headers of ${response.url()}`, bytes: JSON.stringify(others) });
    const bytes = await response.body().catch(() => Buffer.alloc(0));
    places.push({ name: `${response.request().method()} ${response.url()}`, bytes });
  };
  context.on('response', (response) => void reading.push(read(response)));
  return () => Promise.all(reading);
}

async function browserStores(context: BrowserContext, page: Page): Promise<Place[]> {
  const stores = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      databases: databases.map(({ name }) => name),
    });
  });
  expect(JSON.parse(stores).databases, 'IndexedDB must not be used').toEqual([]);
  const readable = (await context.cookies()).filter(({ httpOnly }) => !httpOnly);
  return [
    { name: 'browser stores', bytes: stores },
    { name: 'cookies that scripts can read', bytes: JSON.stringify(readable) },
  ];
}
