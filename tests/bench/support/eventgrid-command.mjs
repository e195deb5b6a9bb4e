import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { root } from '../../../lib/cli/next-command.mjs';

/** A 16 KB token comes in a header. */
const MAX_HEADER_BYTES = 65_536;
const PROJECT_ID = '7d4f0c1e5a2b4c6d8e9f0a1b2c3d4e5f';

/**
 * Starts the local EventGrid. Resolves once it has answered a request, to its client and the milliseconds that took.
 */
export async function startEventGrid(...options) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(root, 'lib/cli/eventgrid.mjs'), '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const url = await new Promise((done, fail) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (match) done(match[0]);
    });
    child.once('exit', (code) => fail(new Error(`The local EventGrid ended with ${code}.`)));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await exchange(agent, 'GET', `${url}/`, {});
  const readyMs = performance.now() - startedAt;
  const user = { name: 'admin', password: 'eventgrid', domain: { name: 'local' } };
  const identity = { methods: ['password'], password: { user } };
  const auth = { identity, scope: { project: { id: PROJECT_ID } } };
  const signedIn = await exchange(agent, 'POST', `${url}/v3/auth/tokens`, {}, { auth });
  const token = signedIn.headers['x-subject-token'];
  const headers = { 'X-Auth-Token': token };
  return {
    url,
    readyMs,
    token,
    pid: child.pid,
    projectId: PROJECT_ID,
    /** Sends a request below the project. Resolves to the answer's JSON; rejects if it is a refusal. */
    async ask(method, path, body) {
      const answer = await exchange(agent, method, `${url}/v1/${PROJECT_ID}${path}`, headers, body);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return JSON.parse(answer.text);
    },
    async stop() {
      agent.destroy();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function exchange(agent, method, url, headers, body) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type =
    text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  return new Promise((done, fail) => {
    const call = request(
      url,
      { method, agent, maxHeaderSize: MAX_HEADER_BYTES, headers: { ...headers, ...type } },
      (answer) => {
        let received = '';
        answer.setEncoding('utf8').on('data', (part) => {
          received += part;
        });
        answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: received }));
      },
    );
    call.on('error', fail);
    call.end(text);
  });
}
