import type { MiddlewareHandler } from 'hono';
import { type Env, refuse } from './context';
import { gatewayFailures } from './failures';

/**
 * Reads every request's body as text before anything else handles the request. Answers 413 APIGW.0201 past `maxBytes`,
 * whether or not the length was announced. Not Hono's bodyLimit: it copies the request with `new Request`, which throws
 * on those of node-server unless that replaces the process's globals, and the process is the console's.
 */
export const receiveBody =
  (maxBytes: number): MiddlewareHandler<Env> =>
  async (c, next) => {
    const announced = Number(c.req.header('content-length') ?? 0);
    const body = announced > maxBytes ? 'too-large' : await read(c.req.raw.body, maxBytes);
    if (body === 'too-large') return refuse(c, gatewayFailures.bodyTooLarge);
    if (body === 'broken') return refuse(c, gatewayFailures.badRequest);
    c.set('bodyText', body.toString('utf8'));
    return next();
  };

async function read(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Buffer | 'too-large' | 'broken'> {
  if (body === null) return Buffer.alloc(0);
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(parts);
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        await reader.cancel();
        return 'too-large';
      }
      parts.push(value);
    }
  } catch {
    // The client hung up halfway: not a defect of ours, and nobody is there to read an answer.
    return 'broken';
  }
}
