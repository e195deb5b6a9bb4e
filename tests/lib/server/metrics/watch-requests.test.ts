import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { watchRequests } from '@/lib/server/metrics/watch-requests';
import { eachRequest } from '@/lib/server/requests/each-request';
import { serveHttp } from '../../../support/serve-http';

it('counts each answer, also to a client that disconnects early', async () => {
  const { port } = await serveHttp((incoming, outgoing) => {
    if (incoming.url === '/sources/hang') outgoing.writeHead(200).write('half');
    else outgoing.writeHead(404).end();
  });
  const seen: unknown[] = [];
  const metrics = { served: ({ seconds: _, ...answer }: { seconds: number }) => seen.push(answer) };
  onTestFinished(eachRequest(port, [watchRequests(metrics, '')]));
  await fetch(`http://127.0.0.1:${port}/sources?search=x`, { method: 'POST' });
  await new Promise<void>((done) => {
    const call = request(`http://127.0.0.1:${port}/sources/hang`, (answer) => {
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
