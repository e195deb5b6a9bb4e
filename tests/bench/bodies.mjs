import { createConnection } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startConsole } from './support/console-command.mjs';
import { startEventGrid } from './support/eventgrid-command.mjs';
import { ms } from './support/median.mjs';
import { quantile } from './support/quantile.mjs';

const CONNECTIONS = 80;
const BODY_BYTES = 9 * 1_048_576;
const METRICS_TOKEN = 'bodies-reads-the-metrics';
const SAMPLE_MS = 100;
const ANSWER_MS = 30_000;
const MAX_GROWTH_BYTES = 60 * 1_048_576;
const MAX_ANSWER_MS = 100;
/** Node looks every 30 s for requests that have taken a minute. */
const DRIP_MS = { least: 60_000, most: 95_000 };

/** What each round sends: its head's fields, and how a part of the body is framed. */
const ROUNDS = [
  { name: 'with a length', header: `Content-Length: ${BODY_BYTES}`, frame: (part) => part, maxMs: MAX_ANSWER_MS },
  {
    name: 'in chunks',
    header: 'Transfer-Encoding: chunked',
    frame: (part) => Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
    // The bound has to arrive first, 80 times.
    maxMs: Number.POSITIVE_INFINITY,
  },
];

/**
 * Sends 80 bodies of 9 MB together to the sign-in page, as anyone can: with their length, then in chunks; and one body
 * a byte a second. Resolves to whether every one is answered 413, half of those with a length within 100 ms, memory
 * grows by less than 60 MB, and the dripping one is answered 408 after 60 to 95 s.
 */
export async function bench() {
  const eventGrid = await startEventGrid('--data', ':memory:');
  const console_ = await startConsole(eventGrid.url, { METRICS_TOKEN }).catch(async (error) => {
    await eventGrid.stop();
    throw error;
  });
  try {
    // A first page loads what every later one needs.
    for (let page = 0; page < 20; page += 1) await (await fetch(`${console_.origin}/sign-in`)).text();
    let isMet = true;
    for (const round of ROUNDS) isMet = (await measure(console_.origin, round)) && isMet;
    return (await drip(console_.origin)) && isMet;
  } finally {
    await console_.stop();
    await eventGrid.stop();
  }
}

async function measure(origin, { name, header, frame, maxMs }) {
  const before = await residentBytes(origin);
  const samples = [];
  const sampling = setInterval(() => void residentBytes(origin).then((bytes) => samples.push(bytes)), SAMPLE_MS);
  const answers = await Promise.all(Array.from({ length: CONNECTIONS }, () => send(origin, header, frame)));
  await wait(1_000);
  clearInterval(sampling);
  samples.push(await residentBytes(origin));
  const growth = Math.max(...samples) - before;
  const [half, slowest] = [0.5, 1].map((share) =>
    quantile(
      answers.map(({ tookMs }) => tookMs),
      share,
    ),
  );
  const statuses = [...new Set(answers.map(({ status }) => status))];
  const isMet = statuses.join() === '413' && growth < MAX_GROWTH_BYTES && half <= maxMs;
  const words = `answers ${statuses.join(', ')}, half after ${ms(half)}, all after ${ms(slowest)}, memory ${megabytes(before)} and ${megabytes(growth)} more`;
  process.stdout.write(`${CONNECTIONS} bodies of 9 MB ${name}: ${words}: ${isMet ? 'met' : 'FAILED'}\n`);
  return isMet;
}

async function drip(origin) {
  const { host, port } = new URL(origin);
  const startedAt = performance.now();
  const answer = await new Promise((done) => {
    const socket = createConnection(Number(port), '127.0.0.1');
    socket.write(`POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Length: 1000\r\n\r\n`);
    const dripping = setInterval(() => socket.write('a'), 1_000);
    const late = setTimeout(() => socket.destroy(), DRIP_MS.most);
    let status = 'none';
    socket.once('data', (text) => {
      status = String(text).slice(9, 12);
    });
    socket
      .on('error', () => {})
      .once('close', () => {
        clearInterval(dripping);
        clearTimeout(late);
        done(status);
      });
  });
  const tookMs = performance.now() - startedAt;
  const isMet = answer === '408' && tookMs >= DRIP_MS.least && tookMs < DRIP_MS.most;
  process.stdout.write(
    `a body of a byte a second: answer ${answer} after ${(tookMs / 1000).toFixed(0)} s: ${isMet ? 'met' : 'FAILED'}\n`,
  );
  return isMet;
}

/** Sends one body as far as the console takes it. Resolves to the status, and how long after the head it came. */
function send(origin, header, frame) {
  const { host, port } = new URL(origin);
  const part = frame(Buffer.alloc(65_536, 'a'));
  return new Promise((done) => {
    const socket = createConnection(Number(port), '127.0.0.1');
    let sentAt = 0;
    let left = Math.ceil(BODY_BYTES / 65_536);
    const end = (status) => {
      clearTimeout(late);
      socket.destroy();
      done({ status, tookMs: performance.now() - sentAt });
    };
    const late = setTimeout(() => end('none'), ANSWER_MS);
    const pour = () => {
      while (left > 0) {
        left -= 1;
        if (!socket.write(part)) return;
      }
    };
    socket.on('drain', pour);
    socket.once('data', (text) => end(String(text).slice(9, 12)));
    socket.once('error', ({ code }) => end(code));
    socket.once('close', () => end('closed'));
    socket.once('connect', () => {
      sentAt = performance.now();
      socket.write(`POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n${header}\r\n\r\n`);
      pour();
    });
  });
}

async function residentBytes(origin) {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const text = await fetch(`${origin}/metrics`, { headers }).then(
    (answer) => answer.text(),
    () => '',
  );
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1] ?? 0);
}

const megabytes = (bytes) => `${(bytes / 1_048_576).toFixed(0)} MB`;
