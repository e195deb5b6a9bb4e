import { type IncomingHttpHeaders, request } from 'node:http';

/** One request as an attacker writes it: the path is sent unchanged. */
export type Probe = { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer };
export type ProbeAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/** Sends a request to a console on this machine, with its own Host unless another is given. Follows no redirect. */
export function send(origin: string, { method = 'GET', path, headers = {}, body }: Probe): Promise<ProbeAnswer> {
  const { host, port } = new URL(origin);
  return new Promise((done, fail) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const call = request(
      { host: '127.0.0.1', port, method, path, headers: { Host: host, ...length, ...headers }, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', fail);
        answer.once('end', () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }),
        );
      },
    );
    call.once('error', fail);
    call.end(body);
  });
}

/** Finds the session cookie that an answer sets, as a browser would send it back; null if it sets none. */
export function sessionCookieOf({ headers }: ProbeAnswer): string | null {
  const set = headers['set-cookie']?.find((cookie) => /^(__Host-)?eventgrid-[0-9a-f]{8}=[\w-]{43};/.test(cookie));
  return set?.split(';')[0] ?? null;
}
