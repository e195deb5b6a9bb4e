import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const PUBLISHES = 2_000;
const EVENTS = 20;
const ROUNDS = 4;
const MAX_GROWTH = 1.15;
/** Each publish to three subscriptions may take so many times as long as one to none. */
const MAX_RATIO = 4;

/**
 * Publishes 2,000 times 20 events to a channel without and to one with three subscriptions, in turn: a webhook that gets
 * a tenth of them, another channel, and a function. Prints events per second of both. Resolves to whether the
 * subscriptions cost at most so much, memory stayed flat over the second half, and each call arrived.
 */
export async function measureDeliveries(grid, verdict, print) {
  const hook = await startHook();
  try {
    const bare = await makeChannel(grid, 'bare');
    const busy = await makeChannel(grid, 'busy');
    const next = await makeChannel(grid, 'next');
    await subscribeAll(grid, busy, next, hook.url);
    const ms = { bare: 0, busy: 0 };
    const memory = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, channel] of Object.entries({ bare, busy })) {
        const startedAt = performance.now();
        for (let sent = 0; sent < PUBLISHES / ROUNDS; sent += 1) await publish(grid, channel);
        ms[name] += performance.now() - startedAt;
      }
      memory.push(residentMb(grid.pid));
    }
    const perSecond = (name) => Math.round((PUBLISHES * EVENTS) / (ms[name] / 1000));
    print(`events/s without subscriptions: ${perSecond('bare')}, with three: ${perSecond('busy')}`);
    const wanted = PUBLISHES * (EVENTS / 10);
    for (let waited = 0; waited < 100 && hook.count() < wanted; waited += 1)
      await new Promise((done) => setTimeout(done, 100));
    print(`calls of the webhook: ${hook.count()} of ${wanted}; MB after each quarter: ${memory.join(', ')}`);
    return [
      verdict('a publish to three subscriptions', ms.busy / PUBLISHES, (ms.bare / PUBLISHES) * MAX_RATIO),
      memory[3] <= memory[1] * MAX_GROWTH,
      hook.count() === wanted,
    ];
  } finally {
    hook.close();
  }
}

async function makeChannel(grid, name) {
  const { id } = await grid.ask('POST', '/channels', { name });
  await grid.ask('POST', '/sources', { name: `of-${name}`, channel_id: id });
  return { id, source: `of-${name}` };
}

async function subscribeAll(grid, channel, next, url) {
  const only = { source: [{ op: 'StringIn', values: [channel.source] }] };
  const tenth = { ...only, data: { index: [{ op: 'NumberLessThan', value: EVENTS / 10 }] } };
  const transform = { type: 'VARIABLE', value: '{"n":"$.data.n"}', template: '{"n":${n}}' };
  const original = { type: 'ORIGINAL' };
  const eg_detail = {
    target_project_id: grid.projectId,
    target_channel_id: next.id,
    target_region: 'local',
    agency_name: 'a',
  };
  const targets = {
    hook: { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url }, transform },
    forward: { name: 'HC.EG', provider_type: 'OFFICIAL', eg_detail, transform: original },
    fn: { name: 'HC.FunctionGraph', provider_type: 'OFFICIAL', detail: { urn: 'urn:f' }, transform: original },
  };
  for (const [name, target] of Object.entries(targets)) {
    const source = { name: channel.source, provider_type: 'CUSTOM', filter: name === 'hook' ? tenth : only };
    await grid.ask('POST', '/subscriptions', { name, channel_id: channel.id, sources: [source], targets: [target] });
  }
}

let published = 0;
async function publish(grid, { id, source }) {
  const events = Array.from({ length: EVENTS }, (_, index) => {
    published += 1;
    const data = { index, n: published, text: 'x'.repeat(200) };
    return { id: `e-${published}`, source, specversion: '1.0', type: 'order.paid', data };
  });
  await grid.ask('POST', `/channels/${id}/events`, { events });
}

async function startHook() {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count += 1;
      response.writeHead(204).end();
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, count: () => count, close: () => server.close() };
}

const residentMb = (pid) =>
  Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
