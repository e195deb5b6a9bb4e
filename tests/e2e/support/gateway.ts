import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = { status: number; headers: Record<string, string>; body: string };

/** A gateway in front of an EventGrid that may answer instead of it. */
export type Gateway = {
  url: string;
  /** Answers requests of this method and path ending itself, until `passThrough`. `hang` never answers. */
  answer: (method: string, pathEnd: string, answer: Answer | 'hang' | 'reset') => void;
  /** Keeps requests of this method and path ending waiting until the returned function lets them through. */
  hold: (method: string, pathEnd: string) => () => void;
  passThrough: () => void;
  /** The bodies of the requests of this method and path ending that EventGrid itself received, in order. */
  bodies: (method: string, pathEnd: string) => string[];
  /** How many requests of this method and path ending came in, answered here or not. */
  count: (method: string, pathEnd: string) => number;
  close: () => Promise<void>;
};

const MAX_HEADER_BYTES = 65_536;

/** Starts a gateway in front of an EventGrid: it passes everything on except what a test makes it answer itself. */
export async function startGateway(upstream: string): Promise<Gateway> {
  const answers = new Map<string, Answer | 'hang' | 'reset' | Promise<void>>();
  const seen: string[] = [];
  const passed: { line: string; body: string }[] = [];
  const keyOf = (incoming: IncomingMessage) => {
    const path = new URL(incoming.url ?? '/', 'http://gateway').pathname;
    return [...answers.keys()].find((key) => {
      const [method = '', pathEnd = ''] = key.split(' ');
      return incoming.method === method && path.endsWith(pathEnd);
    });
  };
  const matches = (line: string, method: string, pathEnd: string) =>
    line.startsWith(`${method} `) && line.endsWith(pathEnd);
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (incoming, outgoing) => {
    const line = `${incoming.method} ${new URL(incoming.url ?? '/', 'http://gateway').pathname}`;
    seen.push(line);
    const letThrough = () => {
      const one = { line, body: '' };
      passed.push(one);
      incoming.on('data', (part: Buffer) => {
        one.body += part.toString();
      });
      passOn(upstream, incoming, outgoing);
    };
    const own = answers.get(keyOf(incoming) ?? '');
    if (own === undefined) letThrough();
    else if (own === 'reset') incoming.socket.destroy();
    else if (own instanceof Promise) own.then(letThrough, () => incoming.socket.destroy());
    else if (own !== 'hang') outgoing.writeHead(own.status, own.headers).end(own.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answer: (method, pathEnd, answer) => answers.set(`${method} ${pathEnd}`, answer),
    hold: (method, pathEnd) => {
      let letThrough = () => {};
      const held = new Promise<void>((done) => {
        letThrough = done;
      });
      answers.set(`${method} ${pathEnd}`, held);
      return letThrough;
    },
    passThrough: () => answers.clear(),
    bodies: (method, pathEnd) => passed.filter(({ line }) => matches(line, method, pathEnd)).map(({ body }) => body),
    count: (method, pathEnd) => seen.filter((line) => matches(line, method, pathEnd)).length,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function passOn(upstream: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming;
  const onward = request(
    new URL(incoming.url ?? '/', upstream),
    { method, headers, maxHeaderSize: MAX_HEADER_BYTES },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
