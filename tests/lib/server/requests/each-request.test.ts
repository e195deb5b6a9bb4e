import type { RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { addSocketAddress, clearCacheAtSignOut, eachRequest, type OnArrival } from '@/lib/server/requests/each-request';
import { socketAddressHeader } from '@/lib/session/client-address';
import { serveHttp } from '../../../support/serve-http';

async function serve(listener: RequestListener, ...acts: OnArrival[]): Promise<string> {
  const { port } = await serveHttp(listener);
  onTestFinished(eachRequest(port, acts));
  return `http://127.0.0.1:${port}/sources`;
}

it('calls each function in order, for one port alone, until it is stopped', async () => {
  const seen: string[] = [];
  const { port } = await serveHttp((_incoming, outgoing) => outgoing.end());
  const other = await serveHttp((_incoming, outgoing) => outgoing.end());
  const stop = eachRequest(port, [
    ({ request }) => seen.push(`first ${request.url}`),
    ({ request }) => seen.push(`second ${request.url}`),
  ]);
  await fetch(`http://127.0.0.1:${other.port}/elsewhere`);
  await fetch(`http://127.0.0.1:${port}/here`);
  stop();
  await fetch(`http://127.0.0.1:${port}/later`);
  expect(seen).toEqual(['first /here', 'second /here']);
});

it('adds its socket’s address to a request, whatever the client wrote', async () => {
  const seen: unknown[] = [];
  const url = await serve((incoming, outgoing) => {
    seen.push(incoming.headers[socketAddressHeader()]);
    outgoing.end();
  }, addSocketAddress);
  await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.7' } });
  await fetch(url, { headers: { [socketAddressHeader()]: '203.0.113.7' } });
  expect(seen).toEqual(['127.0.0.1', '127.0.0.1']);
});

it.each([
  ['POST', ['view=wide', '__Host-eventgrid-1=; Path=/; Max-Age=0'], '"cache"'],
  ['POST', ['__Host-eventgrid-1=new; Path=/'], null],
  ['POST', ['__Host-eventgrid-2=; Path=/; Max-Age=0'], null],
  ['POST', [], null],
  ['GET', ['__Host-eventgrid-1=; Path=/; Max-Age=0'], null],
])('a %s that sets the cookies %j has Clear-Site-Data %s', async (method, cookies, expected) => {
  const url = await serve((_incoming, outgoing) => {
    for (const cookie of cookies) outgoing.appendHeader('Set-Cookie', cookie);
    outgoing.end('ended');
  }, clearCacheAtSignOut('__Host-eventgrid-1'));
  const answer = await fetch(url, { method });
  expect(answer.headers.get('clear-site-data')).toBe(expected);
  expect(await answer.text()).toBe('ended');
});
