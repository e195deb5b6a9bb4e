import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';

/** A request and its response on Node's own connection. */
export type Connection = HttpBindings;

/** Resolves when the connection has ended because the client left or the server closes. */
export function untilClosed({ outgoing }: Connection): Promise<void> {
  if (outgoing.destroyed) return Promise.resolve();
  return new Promise((resolve) => outgoing.once('close', () => resolve()));
}

/** Waits `ms`. Returns false as soon as the connection ends. */
export async function pause({ outgoing }: Connection, ms: number): Promise<boolean> {
  if (outgoing.destroyed) return false;
  const left = new AbortController();
  const leave = () => left.abort();
  outgoing.once('close', leave);
  try {
    await wait(ms, undefined, { signal: left.signal });
    return true;
  } catch {
    return false;
  } finally {
    outgoing.off('close', leave);
  }
}

/** Ends the connection with a TCP reset, dropping whatever has not been sent. */
export async function reset(connection: Connection): Promise<void> {
  connection.incoming.socket.resetAndDestroy();
  await untilClosed(connection);
}

/** Sends the head of an answer, which announces the whole body, and half of the body; then ends the connection. */
export async function sendHalf(connection: Connection, answer: Response): Promise<void> {
  const { incoming, outgoing } = connection;
  const body = await bytesOf(answer);
  if (outgoing.destroyed) return;
  sendHead(connection, answer, body);
  outgoing.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => incoming.socket.destroySoon());
  await untilClosed(connection);
}

/** Sends the head of an answer immediately, and its body one byte every `ms`. Stops when the client leaves. */
export async function drip(connection: Connection, answer: Response, ms: number): Promise<void> {
  const { outgoing } = connection;
  const body = await bytesOf(answer);
  if (outgoing.destroyed) return;
  sendHead(connection, answer, body);
  for (const byte of body) {
    if (!(await pause(connection, ms))) return;
    outgoing.write(Uint8Array.of(byte));
  }
  outgoing.end();
}

const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

function sendHead({ outgoing }: Connection, { status, headers }: Response, body: Uint8Array): void {
  // A 204 must not announce a length.
  const length = body.byteLength === 0 ? {} : { 'Content-Length': body.byteLength };
  outgoing.writeHead(status, { ...Object.fromEntries(headers), ...length });
  outgoing.flushHeaders();
}
