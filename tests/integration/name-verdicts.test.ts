import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventGrid } from '@/lib/eventgrid/client';
import { DEFAULT_QUOTAS } from '@/lib/eventgrid-local/quotas';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { runAction } from '@/lib/guard/submit';
import { checkCreateSource } from '@/lib/sources/check-create';
import { createSource } from '@/lib/sources/create';
import { type CreateSourceValues, EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { sourceNames } from '../fixtures/source-names';
import { makeRequest } from '../support/guard-request';
import { startTestEventGrid } from '../support/local-eventgrid';
import { makeSession } from '../support/make-signed-in';
import { memoryPendingWriteDeps } from '../support/memory-pending-writes';

// The form's rules, the action and the local EventGrid must agree on a name, exactly as it was typed.

const RANDOM_NAMES = 10_000;
const PLENTY = 100_000;
let eventGrid: Awaited<ReturnType<typeof startTestEventGrid>>;
let pendingWrites: ReturnType<typeof memoryPendingWriteDeps>;

beforeAll(async () => {
  pendingWrites = memoryPendingWriteDeps();
  eventGrid = await startTestEventGrid({ quotas: { ...DEFAULT_QUOTAS, SOURCE: PLENTY } });
});
afterAll(() => eventGrid.close());

const valuesOf = (parts: Partial<CreateSourceValues>): CreateSourceValues => ({
  ...EMPTY_CREATE_SOURCE_VALUES,
  channel_id: eventGrid.ordersChannelId,
  ...parts,
});

const byForm = (values: CreateSourceValues): boolean => checkCreateSource(values).ok;

/** The action's verdict: our own refusal, or EventGrid's on what was sent; a taken name passed our own check. */
async function byAction({ name, description, channel_id }: CreateSourceValues): Promise<boolean> {
  const session = makeSession({ project: { id: LOCAL_PROJECT_ID, name: 'local' } });
  const client = openEventGrid({
    transport: (url, init) => eventGrid.app.request(url, init),
    endpoint: { id: 'local', name: 'Local', eventGridUrl: 'http://eventgrid', iamUrl: 'http://eventgrid' },
    projectId: LOCAL_PROJECT_ID,
    token: eventGrid.adminToken,
  });
  const form = new FormData();
  for (const [field, text] of Object.entries({
    name,
    description,
    channel_id,
    type: 'APPLICATION',
    project_id: LOCAL_PROJECT_ID,
    endpoint_id: session.endpointId,
  })) {
    form.set(field, text);
  }
  const request = {
    ...makeRequest().request,
    pendingWrites,
    openSession: async () => ({ session, eventGrid: client }),
  };
  const done = await runAction(form, request, 'createSource', createSource);
  return done.result.ok || done.result.failure.code === 'EG.00513001';
}

async function byEventGrid({ name, description, channel_id }: CreateSourceValues): Promise<boolean> {
  const { status, json } = await eventGrid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, {
    body: { name, channel_id, description },
  });
  return status === 200 || json.error_code === 'EG.00513001';
}

const verdicts = async (values: CreateSourceValues) => [
  byForm(values),
  await byAction(values),
  await byEventGrid(values),
];

describe('a source’s name', () => {
  it('has a table of at least 60', () => {
    expect(sourceNames.length).toBeGreaterThanOrEqual(60);
  });

  it.each(sourceNames)('%j (%s) gets the same verdict everywhere', async (name, _what, refusal) => {
    const good = refusal === null;
    expect(await verdicts(valuesOf({ name }))).toEqual([good, good, good]);
  });

  it(`finds no disagreement in ${RANDOM_NAMES} random names`, { timeout: 180_000 }, async () => {
    const letters = fc.constantFrom(...'abz09.-_hcAZ É　ａ\n\u0000é😀');
    const near = fc.string({ unit: letters, minLength: 0, maxLength: 12 });
    const long = fc
      .tuple(fc.integer({ min: 120, max: 135 }), fc.constantFrom('a', '-', '.'))
      .map(([length, fill]) => `a${fill.repeat(length - 1)}`);
    const anything = fc.string({ unit: 'binary', maxLength: 140 });
    const names = fc.oneof(
      { weight: 6, arbitrary: near },
      { weight: 1, arbitrary: long },
      { weight: 2, arbitrary: anything },
      { weight: 1, arbitrary: near.map((rest) => `hc.${rest}`) },
    );
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const [form, action, server] = await verdicts(valuesOf({ name }));
        if (form) accepted += 1;
        expect([action, server], JSON.stringify(name)).toEqual([form, form]);
      }),
      { numRuns: RANDOM_NAMES },
    );
    // Both sides of the rule were tried.
    expect(accepted).toBeGreaterThan(RANDOM_NAMES / 20);
    expect(accepted).toBeLessThan(RANDOM_NAMES);
  });
});

describe('a description', () => {
  it.each([
    [255, true],
    [256, false],
  ])('of %d characters gets the same verdict everywhere', async (length, good) => {
    const values = valuesOf({ name: `described-${length}`, description: 'd'.repeat(length) });
    expect(await verdicts(values)).toEqual([good, good, good]);
  });
});
