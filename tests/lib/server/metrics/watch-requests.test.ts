import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { watchRequests } from '@/lib/server/metrics/watch-requests';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function serve(): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/sources/hang') outgoing.writeHead(200).write('half');
    else outgoing.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  cleanups.push(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  return (server.address() as AddressInfo).port;
}

it('counts the answers of one port, also to a client that disconnects early', async () => {
  const [watched, other] = [await serve(), await serve()];
  const seen: unknown[] = [];
  cleanups.push(watchRequests({ served: ({ seconds: _, ...answer }) => seen.push(answer) }, watched));
  await fetch(`http://127.0.0.1:${other}/sources`);
  await fetch(`http://127.0.0.1:${watched}/sources?search=x`, { method: 'POST' });
  await new Promise<void>((done) => {
    const call = request(`http://127.0.0.1:${watched}/sources/hang`, (answer) => {
      answer.once('data', () => call.destroy()).on('error', () => done());
      answer.once('close', () => done());
    });
    call.on('error', () => done()).end();
  });
  await expect.poll(() => seen).toHaveLength(2);
  expect(seen).toEqual([
    { method: 'POST', route: '/sources', status: '404' },
    { method: 'GET', route: '/sources/{id}', status: 'aborted' },
  ]);
});

it('counts nothing after it is stopped', async () => {
  const port = await serve();
  const seen: unknown[] = [];
  watchRequests({ served: (answer) => seen.push(answer) }, port)();
  await fetch(`http://127.0.0.1:${port}/`);
  expect(seen).toEqual([]);
});
