import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod/mini';

type Received = { url: string | undefined; headers: IncomingMessage['headers']; text: string };

/**
 * Starts a webhook on loopback, runs `run` with it, and stops it. `received` resolves to the next call. It answers with
 * the status that `answer` gives for the number of the call, 200 by default; null is no answer.
 */
export async function withWebhook(
  run: (url: string, received: () => Promise<Received>) => Promise<void>,
  answer: (count: number) => number | null = () => 200,
): Promise<void> {
  const calls: Received[] = [];
  let count = 0;
  let wake = () => {};
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      count += 1;
      calls.push({ url: request.url, headers: request.headers, text });
      const status = answer(count);
      if (status !== null) response.writeHead(status).end();
      wake();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const received = async (): Promise<Received> => {
    const call = calls.shift();
    if (call !== undefined) return call;
    await new Promise<void>((done) => {
      wake = done;
    });
    return received();
  };
  try {
    await run(`http://127.0.0.1:${port}/hook?a=b`, received);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
