import { expect, test } from '@playwright/test';
import { type RunningConsole, startConsole } from '../support/running-console';
import { actionCall } from './support/actions';
import { send, sessionCookieOf } from './support/probe';
import { ADMIN } from './support/target';

// `npm run bench -- brute-force` tries 1,000 passwords and waits the real minute.
const FULL = Boolean(process.env.LONG);
const TRIES = FULL ? 1_000 : 24;
const AT_A_TIME = 8;
const A_MINUTE_MS = 60_000;
const PER_MINUTE = 10;

/** Makes the console's clock, which its store uses too, run ahead. The rule itself is unchanged. */
const clockAhead = (ms: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`const now=Date.now;Date.now=()=>now()+${ms}`)}`,
});

/** Spellings of one user, which must share one limit. */
const SPELLINGS = ['admin', 'Admin', ' ADMIN ', '\uff41dmin'];

let tried = 0;
/** Tries one password from a new address. Returns the time of the IAM call, or null if there was none. */
async function guess({ origin }: RunningConsole): Promise<number | null> {
  tried += 1;
  const fields = { ...ADMIN, user: SPELLINGS[tried % SPELLINGS.length] ?? 'admin', password: `guess-${tried}` };
  const { text } = await signIn(origin, fields);
  expect(text).toMatch(/"kind":"(refused|throttled)"/);
  return text.includes('"kind":"refused"') ? Date.now() : null;
}

function signIn(origin: string, fields: Record<string, string>, cookie = '') {
  const { headers, ...call } = actionCall('signInAction', fields);
  const address = `10.${tried >> 16}.${(tried >> 8) & 255}.${tried & 255}`;
  return send(origin, { ...call, headers: { ...headers, Origin: origin, 'X-Forwarded-For': address, Cookie: cookie } });
}

/** Tries this many passwords, several at a time. Returns the times of the IAM calls. */
async function guessMany(console_: RunningConsole, count: number): Promise<number[]> {
  const iamCalls: number[] = [];
  for (let left = count; left > 0; left -= AT_A_TIME) {
    const moments = await Promise.all(Array.from({ length: Math.min(AT_A_TIME, left) }, () => guess(console_)));
    iamCalls.push(...moments.filter((moment) => moment !== null));
  }
  return iamCalls;
}

const iamCallsOf = (consoles: RunningConsole[]): number =>
  consoles
    .flatMap(({ received }) => received())
    .filter(({ method, path }) => method === 'POST' && path === '/v3/auth/tokens').length;

test('wrong passwords from changing addresses, across a restart', async () => {
  test.setTimeout(FULL ? 600_000 : 90_000);
  const started: RunningConsole[] = [];
  // Addresses are trusted here: the worst case, in which each try comes from another one.
  const start = async (environment: Record<string, string> = {}): Promise<RunningConsole> => {
    const [first] = started;
    const same: Record<string, string> = first ? { DATA_DIR: first.dataDir } : {};
    const console_ = await startConsole({ TRUSTED_PROXY_HOPS: '1', ...same, ...environment });
    started.push(console_);
    return console_;
  };
  try {
    const before = await start();
    const iamCalls = await guessMany(before, TRIES / 2);
    await before.kill();
    let console_ = await start();
    iamCalls.push(...(await guessMany(console_, TRIES / 2)));

    expect(iamCallsOf(started), 'the answers must match what IAM received').toBe(iamCalls.length);
    for (const from of iamCalls) {
      const within = iamCalls.filter((moment) => moment >= from && moment < from + A_MINUTE_MS);
      expect(within.length).toBeLessThanOrEqual(PER_MINUTE);
    }
    expect(iamCalls.length).toBeGreaterThanOrEqual(PER_MINUTE);

    const right = async () => sessionCookieOf(await signIn(console_.origin, ADMIN)) !== null;
    if (!FULL) {
      expect(await right(), 'the right password must wait too').toBe(false);
      await console_.kill();
      console_ = await start(clockAhead(A_MINUTE_MS));
    }
    await expect.poll(right, { timeout: A_MINUTE_MS + 5_000, intervals: [1_000] }).toBe(true);
    process.stdout.write(
      `${TRIES} wrong passwords: ${iamCalls.length} iamCalls IAM, at most ${PER_MINUTE} in any minute\n`,
    );
  } finally {
    for (const console_ of started.reverse()) await console_.stop();
  }
});

/** Wrong sign-ins of the flood: more than the 300 a minute after which sign-ins are slowed down. */
const FLOOD = 310;
const FLOOD_AT_A_TIME = 12;

test('a flood of wrong sign-ins under changing names locks no one out', async () => {
  test.setTimeout(60_000);
  const console_ = await startConsole();
  const { origin } = console_;
  const deviceOf = (answer: Awaited<ReturnType<typeof signIn>>) =>
    answer.headers['set-cookie']?.find((cookie) => cookie.includes('console-device-'))?.split(';')[0] ?? '';
  try {
    const known = deviceOf(await signIn(origin, ADMIN));
    let refused = 0;
    const flood = Array.from({ length: FLOOD }, (_, n) => ({ ...ADMIN, user: `name-${n}`, password: 'wrong' }));
    const attackers = Array.from({ length: FLOOD_AT_A_TIME }, async () => {
      for (let fields = flood.pop(); fields; fields = flood.pop())
        if ((await signIn(origin, fields)).text.includes('"kind":"throttled"')) refused += 1;
    });
    // In the middle of it, and after it.
    await expect.poll(() => flood.length).toBeLessThan(FLOOD / 2);
    expect(sessionCookieOf(await signIn(origin, { ...ADMIN, user: 'viewer' }))).not.toBeNull();
    await Promise.all(attackers);
    expect(refused).toBe(0);
    expect(sessionCookieOf(await signIn(origin, { ...ADMIN, user: 'viewer' }))).not.toBeNull();

    // Guesses at one user keep unknown browsers out for a minute, not the user's own.
    for (let n = 0; n < PER_MINUTE; n += 1) await signIn(origin, { ...ADMIN, password: `wrong-${n}` });
    expect(sessionCookieOf(await signIn(origin, ADMIN))).toBeNull();
    expect(sessionCookieOf(await signIn(origin, ADMIN, `${known}x`))).toBeNull();
    const own = await signIn(origin, ADMIN, known);
    expect(sessionCookieOf(own)).not.toBeNull();
    // Its cookie is another one now, and belongs to no other browser.
    expect(sessionCookieOf(await signIn(origin, ADMIN, known))).toBeNull();
    for (let n = 0; n < PER_MINUTE; n += 1) await signIn(origin, { ...ADMIN, user: 'viewer', password: `wrong-${n}` });
    expect(sessionCookieOf(await signIn(origin, { ...ADMIN, user: 'viewer' }, deviceOf(own)))).toBeNull();
  } finally {
    await console_.stop();
  }
});

/** Makes the console see its connections as coming from a public address. */
const FROM_OUTSIDE = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `import http from 'node:http';const { emit } = http.Server.prototype;
    http.Server.prototype.emit = function (type, ...given) {
      if (type === 'connection') Object.defineProperty(given[0], 'remoteAddress', { value: '203.0.113.7' });
      return emit.call(this, type, ...given);
    };`,
  )}`,
};
const PER_ADDRESS = 60;

test('a socket’s public address counts, whatever X-Forwarded-For says', async () => {
  const console_ = await startConsole(FROM_OUTSIDE);
  try {
    const [, device = ''] = (await signIn(console_.origin, ADMIN)).headers['set-cookie'] ?? [];
    const names = Array.from({ length: PER_ADDRESS + 5 }, (_, n) => `name-${n}`);
    const answers = [];
    for (const user of names) {
      tried += 1;
      answers.push((await signIn(console_.origin, { ...ADMIN, user, password: 'wrong' })).text);
    }
    expect(answers.filter((text) => text.includes('"kind":"refused"'))).toHaveLength(PER_ADDRESS);
    expect(answers.filter((text) => text.includes('"kind":"throttled"'))).toHaveLength(5);
    expect(sessionCookieOf(await signIn(console_.origin, ADMIN, device.split(';')[0]))).not.toBeNull();
  } finally {
    await console_.stop();
  }
});
