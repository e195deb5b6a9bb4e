import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const ACCOUNT = 'local';
const USER = 'admin';
const PASSWORD = 'eventgrid';
const ACCESS_KEY = 'LOCALADMIN  eventgrid-local-admin-secret';
const POLL_MS = 100;

/**
 * Waits until the console serves its sign-in page, then prints its address and how to sign in. Signs in to the local
 * IAM to learn the project's ID, so that what it prints is true. Gives up silently when `child` exits, and
 * with a sentence when it fails: the console runs anyway.
 */
export function announce(console_) {
  waitAndPrint(console_).catch(({ message }) =>
    process.stderr.write(`The console's address could not be printed: ${message}\n`),
  );
}

async function waitAndPrint({ child, port, host, environment }) {
  const origin = environment.PUBLIC_ORIGIN;
  const address = `${origin}${environment.BASE_PATH ?? ''}`;
  const from = { host: host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host, port };
  const path = `${environment.BASE_PATH ?? ''}/sign-in`;
  while ((await ask({ ...from, path, headers: { host: new URL(origin).host } }))?.status !== 200) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    await wait(POLL_MS);
  }
  const local = environment.EVENTGRID_LOCAL === '1' || environment.EVENTGRID_LOCAL === 'true';
  const projectId = local ? await localProjectId(environment.EVENTGRID_LOCAL_PORT || '4010') : null;
  process.stdout.write(['', `EventGrid Console  ${address}`, ...signInLines(projectId), '', ''].join('\n'));
}

const signInLines = (projectId) =>
  projectId === null
    ? []
    : [
        '',
        'Sign in as an IAM user:',
        '  Region      Local EventGrid',
        `  Account     ${ACCOUNT}`,
        `  User        ${USER}`,
        `  Password    ${PASSWORD}`,
        `  Project ID  ${projectId}`,
        '',
        'For SDKs, KooCLI and Terraform (docs/local-eventgrid.md):',
        `  Access key  ${ACCESS_KEY}`,
      ];

async function localProjectId(port) {
  const user = { name: USER, password: PASSWORD, domain: { name: ACCOUNT } };
  const identity = { methods: ['password'], password: { user } };
  const answer = await ask({
    host: '127.0.0.1',
    port,
    path: '/v3/auth/tokens?nocatalog=true',
    method: 'POST',
    headers: { 'content-type': 'application/json;charset=utf8' },
    body: JSON.stringify({ auth: { identity, scope: { project: { name: ACCOUNT } } } }),
  });
  return answer?.status === 201 ? JSON.parse(answer.text).token.project.id : null;
}

/** Resolves to an answer's status and text, or null if there is none. Allows long headers: a token is 16 KB. */
function ask({ body, ...options }) {
  return new Promise((done) => {
    const call = request({ ...options, maxHeaderSize: 65_536, timeout: 5_000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => done({ status: answer.statusCode, text })).on('error', () => done(null));
    });
    call.on('timeout', () => call.destroy()).on('error', () => done(null));
    call.end(body);
  });
}
