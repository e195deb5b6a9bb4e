import 'server-only';
import { X509Certificate } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import nextPackage from 'next/package.json';
import reactPackage from 'react/package.json';
import { publicOriginProblem } from '@/lib/cli/public-origin.mjs';
import type { Environment } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { proxyProblem } from '@/lib/eventgrid/transport/https-proxy';
import { isLoopback } from '../security/loopback';
import { endedNode, type Versions, versionProblems } from './version-floors';

export type StartFacts = {
  settings: Environment;
  /** The process's environment, for what other software reads from it too. */
  variables: Record<string, string | undefined>;
  versions: Versions;
  /** Milliseconds. */
  now: number;
  /** Why the data folder can't be used; null if it can. */
  dataFolder: string | null;
};

const AES_KEY_BYTES = [16, 24, 32];
const MAKE_KEY = 'Make one by: openssl rand -base64 32';

/**
 * Each returns a sentence about what is unsafe, or null. It names the variable and what to do, and contains no secret.
 */
const CHECKS: readonly ((facts: StartFacts) => string | null)[] = [
  ({ settings }) => publicOriginProblem(settings.PUBLIC_ORIGIN),
  ({ settings }) =>
    settings.EVENTGRID_LOCAL && settings.EVENTGRID_LOCAL_IN_PRODUCTION === undefined
      ? 'EVENTGRID_LOCAL is on, whose password everybody knows. Leave it out, or set EVENTGRID_LOCAL_IN_PRODUCTION=yes where that is meant.'
      : null,
  ({ settings }) =>
    settings.DATABASE_URL !== undefined && settings.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY === undefined
      ? `DATABASE_URL is set, so there may be several instances: set the same NEXT_SERVER_ACTIONS_ENCRYPTION_KEY for all of them. ${MAKE_KEY}.`
      : null,
  ({ settings: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key } }) =>
    key !== undefined && !AES_KEY_BYTES.includes(bytesOfBase64(key))
      ? `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 16, 24 or 32 bytes in base64. ${MAKE_KEY}.`
      : null,
  ({ settings: { ALLOW_HTTP_ENDPOINTS, EVENTGRID_ENDPOINTS = [] } }) => {
    const urls = EVENTGRID_ENDPOINTS.flatMap(({ eventGridUrl, iamUrl, dmsUrl }) =>
      [eventGridUrl, iamUrl, dmsUrl ?? []].flat(),
    );
    const plain = urls.find(isPlainHttp);
    return plain !== undefined && !ALLOW_HTTP_ENDPOINTS
      ? `EVENTGRID_ENDPOINTS has ${plain}: passwords and tokens would travel in clear. Use https, or set ALLOW_HTTP_ENDPOINTS=1 where that is meant.`
      : null;
  },
  ({ variables }) => proxyProblem(variables),
  ({ variables }) => certificatesProblem(variables.NODE_EXTRA_CA_CERTS || ''),
  ({ dataFolder }) => dataFolder,
  ({ settings, versions, now }) => {
    const ended = endedNode(versions.node, now);
    return ended !== null && !settings.ALLOW_ENDED_NODE
      ? `${ended} Or set ALLOW_ENDED_NODE=1 where that is meant.`
      : null;
  },
];

const isPlainHttp = (url: string): boolean => new URL(url).protocol === 'http:' && !isLoopback(url);

/** Node itself only warns of a file that it cannot read, and goes on without it. */
function certificatesProblem(file: string): string | null {
  if (file === '') return null;
  try {
    new X509Certificate(readFileSync(file));
    return null;
  } catch (error) {
    return `NODE_EXTRA_CA_CERTS is ${file}: it must be a PEM file of certificates that the console can read (${codeOf(error)}).`;
  }
}

/**
 * Lists what must prevent a production server from starting: one sentence each, none if all is safe. A setting that
 * would leak sessions, sign strangers in or lose data is refused here, not discovered by its damage (our choice).
 */
export const startProblems = (facts: StartFacts): string[] => [
  ...CHECKS.map((check) => check(facts)).filter((problem) => problem !== null),
  ...versionProblems(facts.versions),
];

/** -1 if it is not base64. */
const bytesOfBase64 = (text: string): number =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0 ? Buffer.from(text, 'base64').length : -1;

const READ_AND_WRITE = constants.R_OK | constants.W_OK;
const FOR_OTHERS = constants.S_IRWXG | constants.S_IRWXO;
/** Set on folders that everybody shares, such as /tmp. */
const STICKY = 0o1000;
const OWN_FILE = /^(console|lock|eventgrid-local)\.db(-wal|-shm|-journal)?$/;

/**
 * Explains in one sentence why the console can't keep its files in a folder, or returns null if it can. Creates the
 * folder if it is missing, for this user alone, and closes one that an older version left open to others.
 */
export function dataFolderProblem(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, READ_AND_WRITE | constants.X_OK);
    // Each is written out: with a path built at run time, Next's build would include the whole project.
    return (
      dataFileProblem(join(folder, 'console.db')) ??
      dataFileProblem(join(folder, 'lock.db')) ??
      dataFileProblem(join(folder, 'eventgrid-local.db')) ??
      openFolderProblem(folder)
    );
  } catch (error) {
    return `DATA_DIR is ${folder}: it cannot be read and written (${codeOf(error)}). Give it to the user that runs the console, or set another folder.`;
  }
}

/**
 * Takes a folder from other users. One that holds anything else than the console's files may be theirs too, and is
 * refused.
 */
function openFolderProblem(folder: string): string | null {
  const { mode } = statSync(folder);
  if (!isOpenToOthers(mode)) return null;
  const isOurs = (mode & STICKY) === 0 && readdirSync(folder).every((name) => OWN_FILE.test(name));
  try {
    if (isOurs) chmodSync(folder, 0o700);
  } catch {
    // It belongs to another user: the sentence below says what to do.
  }
  return isOpenToOthers(statSync(folder).mode)
    ? `DATA_DIR is ${folder}: other users of this machine may enter it. Close it with chmod 700, or set DATA_DIR to a folder inside it, which the console then makes.`
    : null;
}

/** Windows has no such modes. */
const isOpenToOthers = (mode: number): boolean => process.platform !== 'win32' && (mode & FOR_OTHERS) !== 0;

/** Throws if the file is there and cannot be read and written. Takes it, and its log, from other users. */
function dataFileProblem(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (!found.isFile()) return `${file} is no file, and the console keeps a database there. Move it away.`;
  accessSync(file, READ_AND_WRITE);
  for (const part of [file, `${file}-wal`, `${file}-shm`]) {
    const mode = statSync(/*turbopackIgnore: true*/ part, { throwIfNoEntry: false })?.mode ?? 0;
    if (isOpenToOthers(mode)) chmodSync(/*turbopackIgnore: true*/ part, 0o600);
  }
  return null;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/**
 * Throws an Error whose message has a sentence for each unsafe setting of a production server. In development
 * everything is accepted. The folder is only checked if files are kept in it. The versions of Next and React are those
 * that were built in.
 */
export function refuseUnsafeStart(settings: Environment): void {
  if (process.env.NODE_ENV !== 'production') return;
  const keepsFiles = settings.DATABASE_URL === undefined || settings.EVENTGRID_LOCAL;
  const problems = startProblems({
    settings,
    variables: process.env,
    versions: { node: process.version, next: nextPackage.version, react: reactPackage.version },
    now: Date.now(),
    dataFolder: keepsFiles ? dataFolderProblem(settings.DATA_DIR) : null,
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const ended = endedNode(process.version, Date.now());
  if (ended !== null) log.warn({ event: 'node-ended' }, ended);
}
