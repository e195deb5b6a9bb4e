import { setTimeout as wait } from 'node:timers/promises';
import { hiddenFields, signInToConsole } from './support/console-client.mjs';
import { startConsole } from './support/console-command.mjs';
import { startEventGrid } from './support/eventgrid-command.mjs';
import { freePort } from './support/free-port.mjs';
import { median, ms } from './support/median.mjs';
import { quantile } from './support/quantile.mjs';
import { REQUESTS } from './support/soak-requests.mjs';

const RATE = 30;
const SESSIONS = 10;
const TOKEN_BYTES = 16_384;
const METRICS_TOKEN = 'soak-reads-the-metrics';
const SAMPLE_MS = 5_000;
const MAX_GROWTH = 1.1;
const MAX_MORE_HANDLES = 10;
/** A machine that is too slow falls behind the rate, which is reported, instead of building up a backlog. */
const MAX_RUNNING = 100;
const MIN_RATE = 29;

/** One request in twenty is hit by one of these, drawn with fixed seeds. */
const FAULTS = ['error-500', 'html-502', 'reset', 'truncated', 'malformed-json', 'success-then-reset', 'latency'];
const FAULT_SHARE = 0.05;

/**
 * Sends the console 30 requests a second for `--minutes` (10) with 16 KB tokens while EventGrid fails one request in
 * twenty. Resolves to whether its memory in the last fifth of the time is at most 10 % over that of the middle fifth
 * (of ten minutes: the last two, and minutes 4 to 6), its handles are as many, and no error was its own.
 */
export async function bench({ minutes = '10' } = {}) {
  const lastsMs = Number(minutes) * 60_000;
  if (!(lastsMs > 0)) throw new Error('--minutes must be a number above 0.');
  const control = await freePort();
  const eventGrid = await startEventGrid(
    ...['--data', ':memory:', '--seed', '--sources', '1000', '--quota', '1000000'],
    ...['--token-bytes', String(TOKEN_BYTES), '--control', String(control)],
  );
  try {
    const console_ = await startConsole(eventGrid.url, { METRICS_TOKEN });
    try {
      const sessions = await openSessions(console_.origin, eventGrid);
      await switchFaultsOn(control);
      return judge(await soak(console_, sessions, lastsMs), console_.lines, lastsMs);
    } finally {
      await console_.stop();
    }
  } finally {
    await eventGrid.stop();
  }
}

/** Like `npm run local`: only if something changed since the last build. */
async function openSessions(origin, eventGrid) {
  const { items } = await eventGrid.ask('GET', '/channels?provider_type=CUSTOM&limit=1');
  const sessions = [];
  for (let index = 0; index < SESSIONS; index += 1) {
    const client = await signInToConsole(origin);
    const fields = hiddenFields(await (await client.get('/sources/new')).text(), 'id="channel_id"');
    sessions.push({ client, fields, channelId: items[0].id });
  }
  return sessions;
}

async function switchFaultsOn(control) {
  for (const [index, fault] of FAULTS.entries()) {
    const rule = { fault, path: '/v1', probability: FAULT_SHARE / FAULTS.length, seed: index + 1 };
    const answer = await fetch(`http://127.0.0.1:${control}/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(rule),
    });
    if (answer.status !== 201) throw new Error(`The fault ${fault} was refused: ${await answer.text()}`);
  }
}

/** Sends at fixed times however long the answers take, like many users: a slow console gets more in parallel. */
async function soak({ origin }, sessions, lastsMs) {
  const pattern = shuffled(REQUESTS.flatMap((request) => Array(request.weight).fill(request)));
  const results = [];
  const samples = [];
  const running = new Set();
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const sampling = setInterval(() => sample(origin, elapsed(), samples), SAMPLE_MS);
  for (let sent = 0; elapsed() < lastsMs; sent += 1) {
    await wait(Math.max(0, (sent * 1000) / RATE - elapsed()));
    while (running.size >= MAX_RUNNING) await Promise.race(running);
    const request = pattern[sent % pattern.length];
    const answered = timed(request, sessions[sent % sessions.length]).then((result) => {
      results.push(result);
      running.delete(answered);
    });
    running.add(answered);
  }
  clearInterval(sampling);
  const lastedMs = elapsed();
  await Promise.all(running);
  return { results, samples, lastedMs };
}

async function timed({ name, run }, session) {
  const startedAt = performance.now();
  const outcome = await run(session).catch((error) => `${name}: ${error.message} (${error.cause?.code ?? 'no code'})`);
  return { name, outcome, tookMs: performance.now() - startedAt };
}

async function sample(origin, atMs, samples) {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const text = await fetch(`${origin}/metrics`, { headers }).then(
    (answer) => answer.text(),
    () => '',
  );
  const read = (metric) => Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  samples.push({
    atMs,
    rss: read('process_resident_memory_bytes'),
    heap: read('nodejs_heap_size_used_bytes'),
    handles: read('nodejs_active_handles_total'),
  });
}

function judge({ results, samples, lastedMs }, lines, lastsMs) {
  for (const { name } of REQUESTS) {
    const own = results.filter((result) => result.name === name);
    const reported = own.filter(({ outcome }) => outcome === 'reported').length;
    const took = own.map(({ tookMs }) => tookMs);
    const times = `median ${ms(median(took))}, p99 ${ms(quantile(took, 0.99))}`;
    print(
      `${name}: ${(own.length / (lastedMs / 1000)).toFixed(1)}/s, ${times}, ${reported} of ${own.length} reported a fault`,
    );
  }
  const rate = results.length / (lastedMs / 1000);
  const within = (from, to) => samples.filter(({ atMs }) => atMs >= from * lastsMs && atMs <= to * lastsMs);
  const middleOf = (some, what) => median(some.map((one) => one[what]));
  const [middle, end] = [within(0.4, 0.6), within(0.8, 1)];
  const [rssBefore, rssAfter] = [middleOf(middle, 'rss'), middleOf(end, 'rss')];
  const [handlesBefore, handlesAfter] = [middleOf(middle, 'handles'), middleOf(end, 'handles')];
  const ours = results.filter(({ outcome }) => outcome !== 'ok' && outcome !== 'reported');
  const logged = lines.filter((line) => /"level":"(?:error|fatal)"/.test(line));
  for (const line of new Set([...ours.map(({ outcome }) => outcome), ...logged])) print(`! ${line}`);
  const megabytes = (bytes) => `${(bytes / 1_048_576).toFixed(0)} MB`;
  // The process keeps what its heap had at its fullest: only the heap tells a leak from a late peak.
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const some = within(tenth / 10, (tenth + 1) / 10);
    print(`tenth ${tenth + 1}: memory ${megabytes(middleOf(some, 'rss'))}, heap ${megabytes(middleOf(some, 'heap'))}`);
  }
  return [
    verdict(`${rate.toFixed(1)} requests/s of ${RATE}`, rate >= MIN_RATE),
    verdict(`memory ${megabytes(rssBefore)}, then ${megabytes(rssAfter)}`, rssAfter <= rssBefore * MAX_GROWTH),
    verdict(`handles ${handlesBefore}, then ${handlesAfter}`, handlesAfter <= handlesBefore + MAX_MORE_HANDLES),
    verdict(`errors of ours: ${ours.length} answers, ${logged.length} log lines`, ours.length + logged.length === 0),
    verdict(
      'faults met us',
      results.some(({ outcome }) => outcome === 'reported'),
    ),
  ].every(Boolean);
}

/** Mixes the kinds of requests evenly, in the same order in every run. */
const shuffled = (items) =>
  items
    .map((item, index) => [(index * 7) % items.length, item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

function verdict(line, isMet) {
  print(`${line}: ${isMet ? 'met' : 'FAILED'}`);
  return isMet;
}

const print = (line) => process.stdout.write(`${line}\n`);
