import { type OutgoingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestEventGrid, type TestEventGrid } from '@/tests/support/local-eventgrid';

// Over a socket, because an in-memory request is a different object from the one that a server makes.
const MAX_BODY_BYTES = 12 * 1024 * 1024;
let grid: TestEventGrid;

beforeAll(async () => {
  grid = await startTestEventGrid({ listen: true });
});
afterAll(() => grid.close());

/** Sends a body in parts, without announcing its total length. */
function sendChunked(parts: readonly string[]): Promise<{ status: number | undefined; text: string }> {
  return new Promise((done, fail) => {
    const headers: OutgoingHttpHeaders = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const call = request(`${grid.url}/v3/auth/tokens`, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => done({ status: answer.statusCode, text }));
    });
    call.on('error', fail);
    for (const part of parts) call.write(part);
    call.end();
  });
}

it('reads a body of unannounced length', async () => {
  const answer = await sendChunked(['{"auth":', '{}}']);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('Expecting to find valid auth.identity');
});

it('refuses a body of unannounced length past 12 MB as 413', async () => {
  const answer = await sendChunked([' '.repeat(MAX_BODY_BYTES), '{}']);
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.text)).toMatchObject({ error_code: 'APIGW.0201' });
});

it('ends a request that the client aborts halfway without an error', async () => {
  const other = await startTestEventGrid({ listen: true });
  const call = request(`${other.url}/v3/auth/tokens`, { method: 'POST', headers: { 'Content-Length': 50 } });
  call.on('error', () => {});
  await new Promise<void>((sent) => call.write('{"auth"', () => sent()));
  call.destroy();
  await other.close();
  expect(other.faults).toEqual([]);
});
