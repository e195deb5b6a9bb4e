import { connect, type Socket } from 'node:net';

/** One manual request over its own socket, and what it has received. */
export type Wire = {
  socket: Socket;
  /** All bytes so far, unchanged. */
  text: () => string;
  /** How many chunks they came in. */
  pieces: () => number;
  /** Resolves when the connection is gone: how it ended, and after how many milliseconds. */
  ended: Promise<{ by: string; afterMs: number }>;
  /** Resolves once this many bytes have arrived. */
  received(bytes: number): Promise<void>;
};

export type WireRequest = { method?: string; headers?: Record<string, string>; body?: string };

/** Sends a request to a port of 127.0.0.1 and leaves the connection open. Whoever sends it destroys the socket. */
export function sendOnWire(port: number, path: string, { method = 'GET', headers = {}, body = '' }: WireRequest): Wire {
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  const startedAt = performance.now();
  const socket = connect(port, '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\n${body}`));
  let text = '';
  let pieces = 0;
  let by = 'closed here';
  socket.setEncoding('latin1').on('data', (part: string) => {
    text += part;
    pieces += 1;
    socket.emit('counted');
  });
  socket.on('end', () => {
    by = 'end';
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    by = error.code ?? error.message;
  });
  const ended = new Promise<{ by: string; afterMs: number }>((resolve) =>
    socket.once('close', () => resolve({ by, afterMs: performance.now() - startedAt })),
  );
  const received = (bytes: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (text.length < bytes) return;
        socket.off('counted', look);
        resolve();
      };
      socket.on('counted', look);
      look();
    });
  return { socket, text: () => text, pieces: () => pieces, ended, received };
}
