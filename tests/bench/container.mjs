import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../lib/cli/next-command.mjs';
import { commandOf, readStages } from './support/containerfile.mjs';
import { startEventGrid } from './support/eventgrid-command.mjs';
import { freePort } from './support/free-port.mjs';
import { poll } from './support/poll.mjs';

const PLACE = '/console';
const READY_MS = 30_000;

/**
 * Carries out the Containerfile's steps itself, in a clean folder for each stage, and starts the result as the user it
 * names (as the current user if that is not root). No image is made: Node and Debian are this machine's. Resolves to
 * whether /readyz, the sign-in page, a script and the health check answer, only the data folder is writable, and
 * SIGTERM ends it.
 */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'eventgrid-container-'));
  chmodSync(folder, 0o755);
  try {
    const stages = readStages(readFileSync(join(root, 'Containerfile'), 'utf8'));
    const environment = {};
    for (const [index, stage] of stages.entries()) {
      stage.folder = join(folder, `${index}`);
      mkdirSync(stage.folder);
      for (const step of stage.steps) carryOut(step, stage, stages, environment);
    }
    const last = stages.at(-1);
    return await check(last, environment);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function carryOut({ verb, text }, stage, stages, environment) {
  print(`${verb} ${text}`);
  if (verb === 'COPY') copy(text, stage, stages);
  if (verb === 'RUN')
    execFileSync('sh', ['-c', text], { cwd: stage.folder, stdio: 'inherit', env: cleanEnvironment() });
  if (verb === 'ENV') {
    for (const pair of text.split(' ')) {
      const [name, value = ''] = pair.split('=');
      environment[name] = /^\$\{/.test(value) ? '' : value.replace(PLACE, stage.folder);
    }
  }
}

function copy(text, stage, stages) {
  const [, from, places] = /^(?:--from=(\S+) )?(.*)$/.exec(text) ?? [];
  const sources = places.split(' ');
  const target = join(stage.folder, sources.pop());
  const source = stages.find(({ name }) => from !== undefined && name === from)?.folder;
  for (const path of sources) {
    if (source !== undefined) cpSync(join(source, path.slice(PLACE.length)), target, { recursive: true });
    else for (const file of filesOf(path)) copyFile(file, target);
  }
}

/** The files that git tracks or would add, which .dockerignore lets through. */
const filesOf = (path) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', path], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));

function copyFile(file, target) {
  mkdirSync(dirname(join(target, file)), { recursive: true });
  cpSync(join(root, file), join(target, file));
}

async function check(stage, environment) {
  const [uid, gid] = (stage.steps.find(({ verb }) => verb === 'USER')?.text ?? '').split(':').map(Number);
  const user = process.getuid() === 0 ? { uid, gid } : {};
  const eventGrid = await startEventGrid('--data', ':memory:', '--seed');
  const port = await freePort();
  const endpoint = { id: 'local', name: 'Local', eventGridUrl: eventGrid.url, iamUrl: eventGrid.url };
  const env = {
    ...cleanEnvironment(),
    ...environment,
    // This machine's Node, not the image's.
    ALLOW_ENDED_NODE: '1',
    PORT: String(port),
    PUBLIC_ORIGIN: `http://localhost:${port}`,
    EVENTGRID_ENDPOINTS: JSON.stringify([endpoint]),
  };
  const start = ([command, ...args]) =>
    spawn(command === 'node' ? process.execPath : command, args, { cwd: stage.folder, env, stdio: 'inherit', ...user });
  const server = start(commandOf(stage.steps, 'CMD'));
  const ended = new Promise((done) => server.once('exit', (code) => done(code)));
  try {
    const ready = await poll(
      () => ask(port, '/readyz'),
      ({ status }) => status === 200,
      READY_MS,
    );
    print(`/readyz: ${ready.status} ${ready.text}`);
    const page = await ask(port, '/sign-in');
    const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(page.text)?.[1] ?? '/none';
    const owner = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
    const health = start(commandOf(stage.steps, 'HEALTHCHECK'));
    const verdicts = [
      verdict('/readyz answers 200', ready.status === 200),
      verdict('the sign-in page comes', page.status === 200),
      verdict('a script of it comes', (await ask(port, script)).status === 200),
      verdict(`it runs as ${owner}, not as root`, owner !== '0'),
      verdict('the health check is content', (await new Promise((done) => health.once('exit', done))) === 0),
      verdict('it cannot write beside its data', !mayWrite(stage.folder, user)),
    ];
    server.kill('SIGTERM');
    return [...verdicts, verdict('SIGTERM ends it', (await ended) === 143)].every(Boolean);
  } finally {
    server.kill('SIGKILL');
    await ended;
    await eventGrid.stop();
  }
}

function mayWrite(folder, user) {
  const script = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'server.js'))}, '', { flag: 'a' })`;
  try {
    execFileSync(process.execPath, ['-e', script], { stdio: 'ignore', ...user });
    // A user who is not root owns the build output.
    return user.uid !== undefined;
  } catch {
    return false;
  }
}

async function ask(port, path) {
  try {
    const answer = await fetch(`http://localhost:${port}${path}`);
    return { status: answer.status, text: await answer.text() };
  } catch {
    return { status: 0, text: '' };
  }
}

/** The shell's environment must not reach the steps: a container would not have it. */
const cleanEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(PATH|HOME|HTTPS?_PROXY|NO_PROXY|npm_config_.*|NODE_EXTRA_CA_CERTS)$/i.test(name),
    ),
  );

function verdict(line, isMet) {
  print(`${line}: ${isMet ? 'met' : 'FAILED'}`);
  return isMet;
}

const print = (line) => process.stdout.write(`${line}\n`);
