import { createServer, request } from 'node:http';
import { freePort } from './running-console';

/** A plain reverse proxy in front of several instances: each request goes to the next one. */
export type RoundRobin = {
  /** http://localhost:PORT, what browsers see. */
  origin: string;
  /** Sends everything to these instances, in turn. */
  use(upstreams: readonly string[]): void;
  close(): Promise<void>;
};

/** Starts a proxy without instances; it answers 502 if it cannot pass a request on. */
export async function startRoundRobin(): Promise<RoundRobin> {
  let upstreams: readonly string[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    turn += 1;
    const upstream = upstreams[turn % upstreams.length];
    const failed = () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end('no instance'));
    if (upstream === undefined) return failed();
    const { method, headers } = incoming;
    const onward = request(`${upstream}${incoming.url ?? '/'}`, { method, headers, setHost: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', failed);
    });
    onward.on('error', failed);
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    origin: `http://localhost:${port}`,
    use: (now) => {
      upstreams = now;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
