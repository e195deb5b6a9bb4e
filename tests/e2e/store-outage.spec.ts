import { seededRandom } from '@/lib/eventgrid-local/faults/seeded-random';
import { generatedProjects } from '@/lib/eventgrid-local/generated-projects';
import { startPostgres } from '../support/postgres';
import { fileOutages, type Outage, serverOutages } from '../support/store-outages';
import { consoleSettings, expect, test } from './faults/support/fault-fixtures';
import { startFaultyEventGrid } from './faults/support/faulty-eventgrid';
import { signInByForm } from './faults/support/sign-in-by-form';
import { type HttpAnswer, type HttpUser, READS, readCreateForm } from './support/http-user';
import { type RunningConsole, startConsole } from './support/running-console';

// While the store is unreachable, every request is refused with 503 and a reason, and no page is shown from memory. The
// console recovers by itself soon after the store does.

const LONG = Boolean(process.env.LONG);
const OUTAGE_MS = LONG ? 20_000 : 2_500;
const REQUESTS_PER_SECOND = 10;
/** A slow machine gets no more requests than it can answer: a backlog would hide the recovery. */
const AT_A_TIME = 20;
/** EventGrid's own delay on a busy machine does not count against the store. */
const DEADLINE_MS = 15_000;
/** How long the console waits for a lock before it counts as an outage. */
const NOTICED_MS = 2_500;
const RECOVERED_MS = 5_000;
/** The longest time for an answer on an idle machine; on a slower one all times are scaled. */
const QUIET_MS = 150;
const LONGEST_WAIT_MS = 120_000;
const PROJECTS = generatedProjects(4);
const REASON = 'reach its session store';

const KINDS = ['page', 'rsc', 'route', 'action'] as const;
type Kind = (typeof KINDS)[number];
const OUTCOMES = ['right', '503', 'cut-off', 'wrong'] as const;
type Sample = {
  kind: Kind;
  sentAt: number;
  endedAt: number;
  outcome: (typeof OUTCOMES)[number];
  what: string;
};

type Stores = {
  start(): Promise<{
    environment: Record<string, string>;
    outages(dataDir: string): Record<string, Outage>;
    end(): Promise<void>;
  }>;
};
const STORES: Record<string, Stores> = {
  libsql: { start: async () => ({ environment: {}, outages: fileOutages, end: async () => {} }) },
  PostgreSQL: {
    start: async () => {
      const postgres = await startPostgres();
      return {
        environment: {
          DATABASE_URL: postgres.url,
          NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
        },
        outages: () => serverOutages(postgres),
        end: postgres.close,
      };
    },
  },
};

test.describe.configure({ timeout: 600_000 });

for (const [name, { start }] of Object.entries(STORES)) {
  test(`${name} unreachable under load: 503 with a reason, no wrong page, recovered within 5 s`, async () => {
    const grid = await startFaultyEventGrid('--projects', String(PROJECTS.length));
    const store = await start();
    const console_ = await startConsole({
      ...consoleSettings(grid, DEADLINE_MS),
      ...store.environment,
      LOG_LEVEL: 'warn',
    });
    try {
      const users = await Promise.all(PROJECTS.map(({ name: project }) => openUser(console_, project)));
      for (const [how, take] of Object.entries(store.outages(console_.dataDir))) await outage(how, take, users);
    } finally {
      await console_.stop();
      await store.end();
      await grid.stop();
    }
  });
}

type User = HttpUser & { project: string; create: Awaited<ReturnType<typeof readCreateForm>> };

async function openUser({ origin }: RunningConsole, project: string): Promise<User> {
  const user = { origin, cookie: await signInByForm({ origin }, { project }) };
  return { ...user, project, create: await readCreateForm(user) };
}

async function outage(how: string, take: Outage, users: readonly User[]): Promise<void> {
  const samples: Sample[] = [];
  const load = startLoad(users, samples);
  const rightOnes = () => samples.filter(({ outcome }) => outcome === 'right').length;
  await expect.poll(rightOnes, { timeout: LONGEST_WAIT_MS }).toBeGreaterThan(20);
  const slowness = Math.max(1, usualMs(samples) / QUIET_MS);
  const giveBack = await take();
  const takenAt = performance.now();
  const isRefused = (kind: Kind) =>
    samples.some((one) => one.kind === kind && one.sentAt > takenAt && one.outcome === '503');
  await Promise.all([
    new Promise((done) => setTimeout(done, OUTAGE_MS)),
    expect.poll(() => KINDS.every(isRefused), { timeout: LONGEST_WAIT_MS }).toBe(true),
  ]);
  await giveBack();
  const backAt = performance.now();
  const isWell = (kind: Kind) =>
    samples.some((one) => one.kind === kind && one.sentAt > backAt && one.outcome === 'right');
  await expect.poll(() => KINDS.every(isWell), { timeout: LONGEST_WAIT_MS }).toBe(true);
  await load.stop();

  const firstRight = Math.min(
    ...samples.filter(({ sentAt, outcome }) => sentAt > backAt && outcome === 'right').map(({ endedAt }) => endedAt),
  );
  const wellAt = Math.max(...samples.filter(({ outcome }) => outcome !== 'right').map(({ endedAt }) => endedAt));
  const during = samples.filter(({ sentAt, endedAt }) => sentAt > takenAt && endedAt < backAt);
  const counts = OUTCOMES.map((outcome) => `${outcome} ${samples.filter((one) => one.outcome === outcome).length}`);
  process.stdout.write(
    `${how} for ${Math.round(backAt - takenAt)} ms: ${samples.length} requests, ${counts.join(', ')}; first right after ${Math.round(firstRight - backAt)} ms, last refused after ${Math.round(wellAt - backAt)} ms\n`,
  );
  expect(samples.filter(({ outcome }) => outcome === 'wrong').map(({ what }) => what)).toEqual([]);
  // Once the outage is noticed, everything is refused.
  const late = during.filter(({ sentAt, outcome }) => sentAt > takenAt + NOTICED_MS * slowness && outcome !== '503');
  expect(late.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([]);
  expect(wellAt - backAt).toBeLessThan(RECOVERED_MS * slowness);
}

/** Measures how long a right answer takes on this machine now: the median. */
function usualMs(samples: readonly Sample[]): number {
  const taken = samples.filter(({ outcome }) => outcome === 'right').map(({ sentAt, endedAt }) => endedAt - sentAt);
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
}

/** Sends requests of all kinds at a steady rate until it is stopped. */
function startLoad(users: readonly User[], samples: Sample[]) {
  const random = seededRandom(3);
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const pending = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const user = pick(users);
    const kind = pick(KINDS);
    if (user === undefined || kind === undefined || pending.size >= AT_A_TIME) return;
    const sentAt = performance.now();
    const request = (kind === 'action' ? user.create({ name: '' }) : read(kind, user)).catch(
      (error): HttpAnswer => ({ status: 0, text: String(error), leadsTo: null }),
    );
    const one = request.then((answer) => {
      samples.push({ kind, sentAt, endedAt: performance.now(), ...judge(kind, user, answer) });
      pending.delete(one);
    });
    pending.add(one);
  }, 1000 / REQUESTS_PER_SECOND);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(pending);
    },
  };
}

/** Reads like a browser: a request let through just before the outage is redirected to the same address. */
async function read(kind: keyof typeof READS, user: User): Promise<HttpAnswer> {
  const answer = await READS[kind](user);
  return answer.leadsTo === '/sources' ? READS[kind](user) : answer;
}

function judge(kind: Kind, { project }: User, { status, text }: HttpAnswer): Pick<Sample, 'outcome' | 'what'> {
  const what = `${status} ${text.slice(0, 100)} … ${text.slice(-300)}`;
  const named = [...text.matchAll(/generated-project-\d{4}/g)].map(([name]) => name);
  if (named.some((name) => name !== project)) return { outcome: 'wrong', what };
  if (status === 503) return { outcome: text.includes(REASON) || text.includes('store-down') ? '503' : 'wrong', what };
  // A form let through just before the outage is not posted again: its page says why it failed.
  if (kind === 'action' && status === 500 && text.includes('store-down')) return { outcome: 'cut-off', what };
  const isRight = status === 200 && (kind === 'action' ? text.includes(project) : text.includes(`${project}-source-1`));
  return { outcome: isRight ? 'right' : 'wrong', what };
}
