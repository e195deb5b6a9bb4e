import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
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
    const body = announced > maxBytes ? 'too-large' : await read(bodyOf(c), maxBytes);
    if (body === 'too-large') return refuse(c, gatewayFailures.bodyTooLarge);
    if (body === 'broken') return refuse(c, gatewayFailures.badRequest);
    c.set('bodyBytes', body);
    c.set('bodyText', body.toString('utf8'));
    return next();
  };

/**
 * Returns a request's body, that of a GET too: official clients send one and sign it, and Request has none there. Null
 * if nothing was sent.
 */
function bodyOf(c: Context<Env>): AsyncIterable<Uint8Array> | null {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  if ((c.req.method !== 'GET' && c.req.method !== 'HEAD') || incoming === undefined) {
    return c.req.raw.body && partsOf(c.req.raw.body);
  }
  const { headers } = incoming;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return null;
  // Otherwise a body that is too large would end the connection before it is refused.
  return incoming.iterator({ destroyOnReturn: false });
}

async function* partsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}

async function read(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Buffer | 'too-large' | 'broken'> {
  if (body === null) return Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of body) {
      bytes += part.byteLength;
      if (bytes > maxBytes) return 'too-large';
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    // The client hung up halfway: not a defect of ours, and no one is left to read an answer.
    return 'broken';
  }
}
