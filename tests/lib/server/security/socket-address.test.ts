import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { tellSocketAddress } from '@/lib/server/security/socket-address';
import { socketAddressHeader } from '@/lib/session/client-address';

it('tells a request its socket’s address, whatever the client wrote, on the console’s port alone', async () => {
  const seen: unknown[] = [];
  const servers = [0, 1].map(() =>
    createServer((incoming, outgoing) => {
      seen.push(incoming.headers[socketAddressHeader()]);
      outgoing.end();
    }),
  );
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) => {
          server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
        }),
    ),
  );
  tellSocketAddress(ports[0] ?? 0);
  for (const port of ports) await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
  await fetch(`http://127.0.0.1:${ports[0]}/`, { headers: { [socketAddressHeader()]: '203.0.113.7' } });
  expect(seen).toEqual(['127.0.0.1', undefined, '127.0.0.1']);
  for (const server of servers) server.close();
});
