import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '@/lib/config/env';
import { dataFolderProblem, type StartFacts, startProblems } from '@/lib/server/start-check/start-problems';
import { endedNode, versionProblems } from '@/lib/server/start-check/version-floors';

/** When all lines below but 20 get fixes. */
const NOW = Date.parse('2026-11-28T12:00:00Z');
const VERSIONS = { node: 'v24.17.0', next: '16.4.6', react: '19.3.1' };
const ORIGIN = { PUBLIC_ORIGIN: 'https://console.example.org' };
const DATABASE_URL = 'postgres://console:p4ssw0rd-canary@db.example.org/console';
const PLAIN = {
  EVENTGRID_ENDPOINTS: JSON.stringify([
    { id: 'a', name: 'A', eventGridUrl: 'http://eg.corp', iamUrl: 'https://iam.corp' },
  ]),
};
const CA = 'tests/fixtures/tls/ca.pem';
const key = (bytes: number) => ({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(bytes, 7).toString('base64') });

const problems = (variables: Record<string, string>, facts: Partial<StartFacts> = {}) =>
  startProblems({
    settings: parseEnvironment(variables),
    variables,
    versions: VERSIONS,
    now: NOW,
    dataFolder: null,
    ...facts,
  });

it.each<[string, Record<string, string>]>([
  ['one console behind https', ORIGIN],
  ['one console on this machine', { PUBLIC_ORIGIN: 'http://localhost:3000' }],
  ['several instances with their key', { ...ORIGIN, DATABASE_URL, ...key(32) }],
  ['keys of the other lengths', { ...ORIGIN, ...key(16) }],
  [
    'the local EventGrid where that is meant',
    { ...ORIGIN, EVENTGRID_LOCAL: '1', EVENTGRID_LOCAL_IN_PRODUCTION: 'yes' },
  ],
  ['endpoints by plain http where that is meant', { ...ORIGIN, ...PLAIN, ALLOW_HTTP_ENDPOINTS: '1' }],
  [
    'an endpoint on this machine',
    { ...ORIGIN, EVENTGRID_ENDPOINTS: PLAIN.EVENTGRID_ENDPOINTS.replaceAll('eg.corp', '127.0.0.1:4010') },
  ],
  ['a proxy and private CAs', { ...ORIGIN, HTTPS_PROXY: 'proxy.corp:3128', NODE_EXTRA_CA_CERTS: CA }],
  ['the local EventGrid off', { ...ORIGIN, EVENTGRID_LOCAL: '0' }],
])('lets %s start', (_what, variables) => {
  expect(problems(variables)).toEqual([]);
});

it.each<[string, Record<string, string>, string]>([
  ['no PUBLIC_ORIGIN', {}, 'Set PUBLIC_ORIGIN'],
  ['plain http outside loopback', { PUBLIC_ORIGIN: 'http://console.example.org' }, 'plain http'],
  ['the local EventGrid', { ...ORIGIN, EVENTGRID_LOCAL: '1' }, 'EVENTGRID_LOCAL_IN_PRODUCTION=yes'],
  [
    'the local EventGrid on localhost',
    { PUBLIC_ORIGIN: 'http://localhost:3000', EVENTGRID_LOCAL: 'true' },
    'EVENTGRID_LOCAL_IN_PRODUCTION=yes',
  ],
  ['several instances without a key', { ...ORIGIN, DATABASE_URL }, 'same NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'],
  ['endpoints by plain http', { ...ORIGIN, ...PLAIN }, 'EVENTGRID_ENDPOINTS has http://eg.corp:'],
  [
    'endpoints by plain http, however it is written',
    { ...ORIGIN, EVENTGRID_ENDPOINTS: PLAIN.EVENTGRID_ENDPOINTS.replace('http:', 'HTTP:') },
    'EVENTGRID_ENDPOINTS has HTTP://eg.corp:',
  ],
  ['a proxy that cannot be read', { ...ORIGIN, HTTPS_PROXY: 'socks5://u:canary@proxy.corp' }, 'HTTPS_PROXY must be'],
  ['a range that cannot be read', { ...ORIGIN, NO_PROXY: '10.0.0.0/99' }, 'NO_PROXY has 10.0.0.0/99'],
  ['no file of private CAs', { ...ORIGIN, NODE_EXTRA_CA_CERTS: '/no/ca.pem' }, 'NODE_EXTRA_CA_CERTS is /no/ca.pem'],
  ['no private CAs in the file', { ...ORIGIN, NODE_EXTRA_CA_CERTS: 'package.json' }, 'must be a PEM file'],
  ['a key of 31 bytes', { ...ORIGIN, ...key(31) }, '16, 24 or 32 bytes'],
  ['a key of 33 bytes', { ...ORIGIN, ...key(33) }, '16, 24 or 32 bytes'],
  ['a key that is not base64', { ...ORIGIN, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'k'.repeat(43) }, '16, 24 or 32 bytes'],
])('refuses %s in one sentence, without secrets', (_what, variables, words) => {
  const found = problems(variables);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(words);
  expect(found[0]).toMatch(/^[A-Z].*\.$/);
  expect(found[0]).not.toMatch(/canary|kkkk/);
});

it('reports all problems together', () => {
  const found = problems(
    { EVENTGRID_LOCAL: '1', DATABASE_URL },
    { dataFolder: 'The folder is away.', versions: { ...VERSIONS, next: '16.4.5' } },
  );
  expect(found).toHaveLength(5);
});

describe('versions', () => {
  it.each([
    ['v20.20.2', null],
    ['v20.20.1', '20.20.2'],
    ['v20.21.0', null],
    ['v20.9.0', '20.20.2'],
    ['v18.20.8', '20.20.2'],
    ['v21.7.3', '22.23.0'],
    ['v22.23.0', null],
    ['v22.22.2', '22.23.0'],
    ['v24.17.0', null],
    ['v24.16.9', '24.17.0'],
    ['v25.9.0', '26.3.1'],
    ['v26.3.0', '26.3.1'],
    ['v26.3.1', null],
    ['v27.0.0', null],
    ['v28.1.0', null],
  ])('of Node: %s has to be %s or newer', (node, floor) => {
    const found = versionProblems({ ...VERSIONS, node });
    expect(found).toHaveLength(floor === null ? 0 : 1);
    if (floor !== null) expect(found[0]).toContain(`use ${floor} or newer`);
  });

  it.each([
    ['v20.20.2', '2026-04-30T23:59:59Z', null],
    ['v20.20.2', '2026-05-01T00:00:00Z', 'Use 22.23.0 or newer.'],
    ['v20.20.2', '2027-05-01T00:00:00Z', 'Use 24.17.0 or newer.'],
    ['v22.23.0', '2027-05-01T00:00:00Z', 'its line ended on 2027-04-30.'],
    ['v26.3.1', '2030-01-01T00:00:00Z', 'its line ended on 2029-04-30.'],
    ['v28.0.0', '2030-01-01T00:00:00Z', null],
  ])('of Node: %s on %s gets no more fixes: %s', (node, day, words) => {
    const found = endedNode(node, Date.parse(day));
    expect(found?.includes(String(words)) ?? null).toBe(words === null ? null : true);
  });

  it('of a Node line that has ended need the operator’s word', () => {
    const ended = { versions: { ...VERSIONS, node: 'v20.20.2' } };
    expect(problems(ORIGIN, ended)).toEqual([expect.stringMatching(/^Node v20\.20\.2 .* Or set ALLOW_ENDED_NODE=1 /)]);
    expect(problems({ ...ORIGIN, ALLOW_ENDED_NODE: '1' }, ended)).toEqual([]);
  });

  it.each([
    ['next', '16.4.6', true],
    ['next', '16.4.5', false],
    ['next', '16.10.0', true],
    ['next', '15.9.9', false],
    ['next', '17.0.0', true],
    ['react', '19.3.1', true],
    ['react', '19.3.0', false],
    ['react', '20.0.0-canary-1', true],
  ])('of %s: %s may run: %s', (name, version, may) => {
    const found = versionProblems({ ...VERSIONS, [name]: version });
    expect(found).toHaveLength(may ? 0 : 1);
    if (!may) expect(found[0]).toContain(`${name} ${version}`);
  });
});

describe('the data folder', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'data-folder-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('is created if it is missing, and may already exist', () => {
    expect(dataFolderProblem(join(parent, 'a', 'b'))).toBeNull();
    expect(dataFolderProblem(join(parent, 'a', 'b'))).toBeNull();
  });

  it('that is a file, or inside one, is refused by name', () => {
    writeFileSync(join(parent, 'file'), '');
    for (const folder of [join(parent, 'file'), join(parent, 'file', 'data')]) {
      expect(dataFolderProblem(folder)).toContain(folder);
    }
  });

  it.each(['console.db', 'lock.db', 'eventgrid-local.db'])('with a folder in place of %s is refused', (name) => {
    mkdirSync(join(parent, name));
    expect(dataFolderProblem(parent)).toBe(
      `${join(parent, name)} is no file, and the console keeps a database there. Move it away.`,
    );
  });

  const modeOf = (...path: string[]) => (statSync(join(parent, ...path)).mode & 0o777).toString(8);

  it('is made for its own user alone, and so is one that an older version made', () => {
    expect(dataFolderProblem(join(parent, 'new', 'data'))).toBeNull();
    expect(modeOf('new', 'data')).toBe('700');
    mkdirSync(join(parent, 'old'));
    chmodSync(join(parent, 'old'), 0o755);
    const files = ['console.db', 'console.db-wal', 'console.db-shm', 'lock.db', 'eventgrid-local.db'];
    for (const name of files) {
      writeFileSync(join(parent, 'old', name), '');
      chmodSync(join(parent, 'old', name), 0o644);
    }
    expect(dataFolderProblem(join(parent, 'old'))).toBeNull();
    expect(modeOf('old')).toBe('700');
    expect(files.map((name) => modeOf('old', name))).toEqual(files.map(() => '600'));
  });

  it.each([
    [0o755, 'notes.txt'],
    [0o770, 'notes.txt'],
    [0o701, 'notes.txt'],
    [0o1777, 'console.db'],
  ])('of mode %o with %s, which others may enter, is refused and left as it is', (mode, name) => {
    writeFileSync(join(parent, name), '');
    chmodSync(parent, mode);
    expect(dataFolderProblem(parent)).toMatch(/^DATA_DIR is .* chmod 700, or set DATA_DIR to a folder inside it,/);
    expect(modeOf()).toBe((mode & 0o777).toString(8));
    expect(dataFolderProblem(join(parent, 'inside'))).toBeNull();
  });

  // Root may read everything, whatever the mode.
  it.skipIf(process.getuid?.() === 0)('of another user is refused', () => {
    mkdirSync(join(parent, 'locked'), { mode: 0o500 });
    expect(dataFolderProblem(join(parent, 'locked'))).toContain('EACCES');
  });
});
