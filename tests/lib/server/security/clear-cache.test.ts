import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { clearCacheAtSignOut } from '@/lib/server/security/clear-cache';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

it.each([
  ['POST', ['view=wide', '__Host-eventgrid-1=; Path=/; Max-Age=0'], '"cache"'],
  ['POST', ['__Host-eventgrid-1=new; Path=/'], null],
  ['POST', ['__Host-eventgrid-2=; Path=/; Max-Age=0'], null],
  ['POST', [], null],
  ['GET', ['__Host-eventgrid-1=; Path=/; Max-Age=0'], null],
])('a %s that sets the cookies %j has Clear-Site-Data %s', async (method, cookies, expected) => {
  const server = createServer((_incoming, outgoing) => {
    for (const cookie of cookies) outgoing.appendHeader('Set-Cookie', cookie);
    outgoing.end('ended');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  cleanups.push(() => new Promise((done) => server.close(done)));
  const { port } = server.address() as AddressInfo;
  cleanups.unshift(clearCacheAtSignOut(port, '__Host-eventgrid-1'));
  const answer = await fetch(`http://127.0.0.1:${port}/sources`, { method });
  expect(answer.headers.get('clear-site-data')).toBe(expected);
  expect(await answer.text()).toBe('ended');
});
