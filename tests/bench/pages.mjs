import { Agent, get } from 'node:http';
import { gzipSync } from 'node:zlib';
import { runNext } from '../../lib/cli/next-command.mjs';
import { bareFolder, buildBarePages } from './support/bare-pages.mjs';
import { signInToConsole } from './support/console-client.mjs';
import { startConsole } from './support/console-command.mjs';
import { startEventGrid } from './support/eventgrid-command.mjs';
import { freePort } from './support/free-port.mjs';
import { median } from './support/median.mjs';
import { poll } from './support/poll.mjs';
import { childrenOf, cpuMs } from './support/process-cpu.mjs';

const CONNECTIONS = 8;
/** Until V8 has compiled what a page runs. */
const WARM_UP = 200;
const READY_MS = 30_000;
/**
 * What the console may cost of the bare page with the same DOM. The goal is 1.3, and not met
 * (docs/decisions/0029-what-a-page-costs-the-server.md).
 */
const MAX_OF_BARE = { '/sources': 2 };

const QUOTA = (resource) => `eventGrid && quotaRead.read({ eventGrid, input: { resource: '${resource}' } })`;
const QUOTA_IMPORT = "import { quotaRead } from '@/lib/lists/quota';";
const SOURCES_READ = 'sourcesRead.read({ eventGrid, input: sourcesRead.parse({}).input })';
const SOURCES_IMPORTS = `import { sourcesRead, readOneSource } from '@/lib/sources/reads';\n${QUOTA_IMPORT}`;

/** What each page shows, and what it asks of EventGrid for that. */
const PAGES = [
  { path: '/sources', list: '/api/sources', imports: SOURCES_IMPORTS, reads: [SOURCES_READ, QUOTA('SOURCE')] },
  {
    path: '/channels',
    list: '/api/channels',
    imports: `import { channelsRead } from '@/lib/channels/reads';\n${QUOTA_IMPORT}`,
    reads: ['channelsRead.read({ eventGrid, input: channelsRead.parse({}).input })', QUOTA('CHANNEL')],
  },
  {
    path: '/sources/new',
    imports: `import { listCustomChannels } from '@/lib/channels/reads';\n${QUOTA_IMPORT}`,
    reads: ['listCustomChannels(eventGrid, { limit: 100 })', QUOTA('SOURCE')],
  },
  {
    path: '/sources/{id}',
    list: '/api/sources',
    imports: SOURCES_IMPORTS,
    reads: [SOURCES_READ, QUOTA('SOURCE'), "readOneSource(eventGrid, '{id}')"],
  },
  { path: '/sign-in', imports: '', reads: [] },
];

/**
 * Measures each page of the console beside a bare page of Next that has the same DOM, look-up of the session and
 * requests to EventGrid: the server's time on a processor for a request, one at a time and on 8 connections, the time
 * to the first byte, and the bytes of HTML. `--rounds` (5) of `--requests` (40) take turns; `--only` names one page's
 * path, and `--than` another checkout, built, that takes part. Resolves to whether /sources costs at most as much of
 * the bare page as MAX_OF_BARE says.
 */
export async function bench({ rounds = '5', requests = '40', only, than } = {}) {
  const eventGrid = await startEventGrid('--data', ':memory:', '--seed', '--sources', '10000', '--channels', '100');
  const started = [eventGrid];
  try {
    const ours = await openConsole(eventGrid.url, started, 'console');
    const others = than === undefined ? [] : [await openConsole(eventGrid.url, started, 'than', than)];
    const pages = await readPages(
      ours,
      PAGES.filter(({ path }) => only === undefined || path === only),
    );
    await buildBarePages(pages);
    const bare = await openBare(ours, started);
    const results = [];
    for (const [index, page] of pages.entries()) {
      const paths = [ours, ...others].map((server) => ({ server, path: page.address }));
      results.push(await compare(page, [...paths, { server: bare, path: `/page-${index}` }], rounds, requests));
    }
    return results.every(Boolean);
  } finally {
    for (const one of started.reverse()) await one.stop();
  }
}

async function openConsole(eventGridUrl, started, name, checkout) {
  const console_ = await startConsole(eventGridUrl, {}, checkout);
  started.push(console_);
  const { cookie } = await signInToConsole(console_.origin);
  const [pid] = childrenOf(console_.child.pid);
  return { name, origin: console_.origin, settings: console_.settings, cookie, pid };
}

/** Starts the bare pages beside the console, whose store and session they read. */
async function openBare({ settings, cookie }, started) {
  const port = String(await freePort());
  const environment = { ...process.env, ...settings, PORT: port, NODE_ENV: 'production' };
  const { child, exitCode } = runNext(['start', '-p', port, '-H', '127.0.0.1'], environment, [], bareFolder);
  started.push({
    async stop() {
      child.kill('SIGTERM');
      await exitCode;
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const status = () =>
    fetch(`${origin}/page-0`, { headers: { cookie } }).then(
      (answer) => answer.status,
      () => 0,
    );
  await poll(status, (answer) => answer === 200, READY_MS);
  return { name: 'bare', origin, cookie, pid: child.pid };
}

async function readPages({ origin, cookie }, pages) {
  const read = [];
  for (const page of pages) {
    const ask = async (path) => (await fetch(`${origin}${path}`, { headers: { cookie } })).text();
    const row = page.list && JSON.parse(await ask(page.list)).data.items[0];
    const address = page.path.replace('{id}', row?.id);
    const headers = page.path === '/sign-in' ? {} : { cookie };
    const html = await (await fetch(`${origin}${address}`, { headers })).text();
    read.push({ ...page, address, row, html, reads: page.reads.map((call) => call.replace('{id}', row?.id)) });
  }
  return read;
}

/** Lets the servers take turns at one page and prints what each needed. Resolves to whether the bound is met. */
async function compare({ path }, contenders, rounds, requests) {
  const measured = contenders.map(() => []);
  const cookieFor = (server) => (path === '/sign-in' ? '' : server.cookie);
  for (const { server, path: address } of contenders) await send(server, address, cookieFor(server), WARM_UP, 4);
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const turn of contenders.keys()) {
      const at = (turn + round) % contenders.length;
      const { server, path: address } = contenders[at];
      const one = await send(server, address, cookieFor(server), Number(requests), 1);
      const many = await send(server, address, cookieFor(server), Number(requests) * 2, CONNECTIONS);
      measured[at].push({ one, many });
    }
  }
  const base = measured.at(-1);
  const ratios = measured.map((own) => spread(own.map(({ one }, index) => one.cpu / base[index].one.cpu)));
  const print = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  print([path, 'CPU ms', '8 at once', 'of bare', '8 at once', 'first byte ms', 'HTML', 'gzip', 'DOM']);
  print(Array(9).fill('-'));
  for (const [index, own] of measured.entries()) {
    const { html, wire } = own[0].one;
    print([
      contenders[index].server.name,
      median(own.map(({ one }) => one.cpu)).toFixed(2),
      median(own.map(({ many }) => many.cpu)).toFixed(2),
      `${ratios[index].middle.toFixed(2)} (${ratios[index].least.toFixed(2)} to ${ratios[index].most.toFixed(2)})`,
      median(own.map(({ many }, round) => many.cpu / base[round].many.cpu)).toFixed(2),
      median(own.map(({ one }) => one.firstByte)).toFixed(1),
      html.length,
      `${wire} (whole: ${gzipSync(html).length})`,
      String(html).match(/<[a-z]/g)?.length,
    ]);
  }
  const bound = MAX_OF_BARE[path];
  return bound === undefined || ratios[0].middle <= bound;
}

function spread(numbers) {
  return { middle: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) };
}

/** Sends requests for a page on some connections. Resolves to the server's ms on a processor for each, and the page. */
async function send({ origin, pid }, path, cookie, count, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const firstBytes = [];
  let left = count;
  let last;
  const before = cpuMs(pid);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        last = await ask(agent, `${origin}${path}`, cookie);
        firstBytes.push(last.firstByte);
      }
    }),
  );
  const cpu = (cpuMs(pid) - before) / count;
  agent.destroy();
  const html = await (await fetch(`${origin}${path}`, { headers: { cookie, 'accept-encoding': 'identity' } })).text();
  return { cpu, firstByte: median(firstBytes), wire: last.bytes, html: Buffer.from(html) };
}

/** Asks as a browser does, for gzip, and inflates nothing: that is not the server's work. */
const ask = (agent, url, cookie) =>
  new Promise((done, fail) => {
    const startedAt = performance.now();
    const request = get(
      url,
      { agent, headers: { cookie, 'accept-encoding': 'gzip', accept: 'text/html' } },
      (answer) => {
        let firstByte;
        let bytes = 0;
        if (answer.statusCode !== 200) fail(new Error(`${url} was answered ${answer.statusCode}.`));
        answer.on('data', (part) => {
          firstByte ??= performance.now() - startedAt;
          bytes += part.length;
        });
        answer.on('end', () => done({ firstByte, bytes }));
        answer.on('error', fail);
      },
    );
    request.on('error', fail);
  });
