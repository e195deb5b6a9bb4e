import { expect, test } from '@playwright/test';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import { seededRandom } from '@/lib/eventgrid-local/faults/seeded-random';
import { generatedProjects } from '@/lib/eventgrid-local/generated-projects';
import { signInByForm } from './faults/support/sign-in-by-form';
import { type HttpAnswer, type HttpUser, READS } from './support/http-user';
import { startInstances } from './support/instances';

// Many users in parallel, each in one of many projects, on two instances: no one sees another's sources or name.

// `npm run bench -- sessions` runs 1,000 of them.
const LONG = Boolean(process.env.LONG);
const [SESSIONS, PROJECTS, READ_COUNT] = LONG ? [1000, 50, 20_000] : [20, 5, 200];
const READS_AT_A_TIME = 12;
/** Ten concurrent sign-ins of one user use up a minute's attempts until they succeed. */
const SIGN_INS_AT_A_TIME = 5;
const USERS = ['admin', 'viewer'];

type Person = HttpUser & { user: string; project: string };

test(`${SESSIONS} sessions in ${PROJECTS} projects, ${READ_COUNT} reads in random order: no mix-up`, async () => {
  test.setTimeout(LONG ? 3_600_000 : 180_000);
  const instances = await startInstances({ gridOptions: ['--projects', String(PROJECTS)], deadlineMs: 15_000 });
  try {
    const { origin } = instances;
    const projects = generatedProjects(PROJECTS);
    const seats = Array.from({ length: SESSIONS }, (_, index) => ({
      project: projects[index % PROJECTS]?.name ?? '',
      user: USERS[Math.floor(index / PROJECTS) % USERS.length] ?? '',
    }));
    const people = await mapLimited(seats, SIGN_INS_AT_A_TIME, async (seat): Promise<Person> => {
      return { ...seat, origin, cookie: await signInByForm({ origin }, seat) };
    });
    expect(new Set(people.map(({ cookie }) => cookie)).size).toBe(SESSIONS);

    const random = seededRandom(7);
    const kinds = Object.values(READS);
    const reads = Array.from({ length: READ_COUNT }, () => ({
      person: people[Math.floor(random() * people.length)],
      read: kinds[Math.floor(random() * kinds.length)],
    }));
    const startedAt = performance.now();
    const mixedUp = await mapLimited(reads, READS_AT_A_TIME, async ({ person, read }) => {
      if (person === undefined || read === undefined) return 'nothing was read';
      return problemOf(person, await read(person), read === READS.route);
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const problems = mixedUp.filter((problem) => problem !== null);
    process.stdout.write(
      `${SESSIONS} sessions, ${READ_COUNT} reads in ${seconds.toFixed(0)} s (${(READ_COUNT / seconds).toFixed(0)}/s): ${problems.length} mix-ups\n`,
    );
    expect(problems).toEqual([]);
  } finally {
    await instances.stop();
  }
});

/**
 * Says what is wrong with an answer to a user; null if it shows all of the user's own project and nothing of others.
 */
function problemOf({ project, user }: Person, { status, text }: HttpAnswer, isRoute: boolean): string | null {
  const named = new Set([...text.matchAll(/generated-project-\d{4}/g)].map(([name]) => name));
  const foreign = [...named].filter((name) => name !== project);
  const own = [1, 2, 3].every((number) => text.includes(`${project}-source-${number}`));
  const otherUser = USERS.find((name) => name !== user && new RegExp(`[>"]${name}[<"]`).test(text));
  // A route's answer contains no user name.
  const isNamed = isRoute || new RegExp(`[>"]${user}[<"]`).test(text);
  if (status === 200 && own && isNamed && foreign.length === 0 && otherUser === undefined) return null;
  return `${user} of ${project}: ${status}, foreign ${foreign.join(' ')} ${otherUser ?? ''}, own ${own}, named ${isNamed}`;
}
