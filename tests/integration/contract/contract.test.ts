import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type EventGridClient, openEventGridClient } from '../../support/eventgrid-client';
import { COMMAND_START_MS, startEventGridCommand } from '../../support/eventgrid-command';
import { channels } from './channels';
import { type ContractTable, caseOf, type Signed } from './contract-case';
import { deliveries } from './deliveries';
import { dms } from './dms';
import { events } from './events';
import { iam } from './iam';
import { iamClients } from './iam-clients';
import { iamWays } from './iam-ways';
import { lists } from './lists';
import { lookups } from './lookups';
import { observation } from './observation';
import { oddities } from './oddities';
import { officialEvents } from './official-events';
import { quotas } from './quotas';
import { records } from './records';
import { refusals } from './refusals';
import { schemas } from './schemas';
import { sources } from './sources';
import { streamings } from './streamings';
import { subscriptionChanges } from './subscription-changes';
import { subscriptionTargets } from './subscription-targets';
import { subscriptions } from './subscriptions';
import { triggers } from './triggers';
import { versions } from './versions';

// Paths, bodies and expectations are written by hand from the API pages and share nothing with the server.
const TABLES: readonly ContractTable[] = [
  sources,
  channels,
  events,
  deliveries,
  subscriptions,
  subscriptionChanges,
  subscriptionTargets,
  records,
  schemas,
  streamings,
  lookups,
  dms,
  triggers,
  officialEvents,
  observation,
  lists,
  quotas,
  iam,
  iamWays,
  iamClients,
  refusals,
  versions,
  oddities,
];
const LEAST_CASES = 150;
const LEAST_CASES_AN_OPERATION = 5;
/** A case that fills a quota sends a few hundred requests. */
const CASE_MS = 30_000;

/** What was requested in all tables: operations with their query parameters. */
const operations = new Map<string, { wanted: string[]; received: Set<string> }>();

describe.each(TABLES)('$noun', ({ options, cases }) => {
  let server: Awaited<ReturnType<typeof startEventGridCommand>>;
  let client: EventGridClient;
  let signed: Signed;

  beforeAll(async () => {
    server = await startEventGridCommand('--seed', ...options);
    client = await openEventGridClient(server.url);
    signed = await signInAll(client);
    for (const { operationId, queryParameters } of client.operations) {
      if (!operations.has(operationId)) operations.set(operationId, { wanted: queryParameters, received: new Set() });
    }
  }, COMMAND_START_MS);

  afterAll(async () => {
    client.close();
    await server.stop();
  });

  it.each(cases)(
    '$operation: $title',
    async ({ operation, run }) => {
      client.received.length = 0;
      const eg = caseOf(client, signed);
      try {
        await run(eg);
        const calls = client.received.map(({ operation: used }) => used?.operationId ?? 'none');
        expect(calls, 'a case must call the operation that it counts for').toContain(operation);
      } finally {
        for (const { operation: used, parameters } of client.received) {
          for (const name of parameters) operations.get(used?.operationId ?? '')?.received.add(name);
        }
        await eg.tidy();
      }
    },
    CASE_MS,
  );

  it('leave the server running, with no bug in its output', async () => {
    expect((await client.send('GET', '/')).status).toBe(200);
    expect(server.output()).not.toContain('defect');
  });
});

describe('the cases', () => {
  const cases = TABLES.flatMap((table) => table.cases);

  it(`are ${LEAST_CASES} or more, without duplicates`, () => {
    expect(cases.length).toBeGreaterThanOrEqual(LEAST_CASES);
    const titles = cases.map(({ operation, title }) => `${operation}: ${title}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it(`are ${LEAST_CASES_AN_OPERATION} or more for every operation of /openapi.json`, () => {
    const counts = [...operations.keys()].map((id) => ({
      operation: id,
      cases: cases.filter(({ operation }) => operation === id).length,
    }));
    expect(counts.filter((count) => count.cases < LEAST_CASES_AN_OPERATION)).toEqual([]);
  });

  it('use every query parameter of /openapi.json', () => {
    const missing = [...operations].flatMap(([id, { wanted, received }]) =>
      wanted.filter((name) => !received.has(name)).map((name) => `${id} ?${name}=`),
    );
    expect(missing).toEqual([]);
  });
});

const idsSchema = z.object({ items: z.array(z.looseObject({ id: z.string(), provider_type: z.string() })) });

/** Signs in admin to both projects and viewer to the first, and finds the seed's channels. */
async function signInAll(client: EventGridClient): Promise<Signed> {
  const admin = await client.signIn('admin', 'local');
  const second = await client.signIn('admin', 'local-second');
  const viewer = await client.signIn('viewer', 'local');
  const answer = await client.send('GET', `/v1/${admin.projectId}/channels`, { token: admin.token });
  const { items } = idsSchema.parse(answer.json);
  const idOf = (provider: string) => items.find((item) => item.provider_type === provider)?.id ?? '';
  return {
    admin: admin.token,
    viewer: viewer.token,
    second: second.token,
    projectId: admin.projectId,
    secondProjectId: second.projectId,
    officialId: idOf('OFFICIAL'),
    ordersId: idOf('CUSTOM'),
  };
}
