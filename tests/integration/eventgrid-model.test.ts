import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Answer, type EventGridClient, openEventGridClient } from '../support/eventgrid-client';
import { COMMAND_START_MS, startEventGridCommand } from '../support/eventgrid-command';
import { expectedAnswer, type ModelRequest, type Project, type Row } from '../support/eventgrid-model';
import { drafts } from '../support/eventgrid-requests';

const REQUESTS = 5_000;
/** It takes under 40 s on two idle cores; a busy machine gets more time. */
const RUN_MS = 600_000;
/** The same on every run, unless EVENTGRID_MODEL_SEED says otherwise: a number, or `random`. */
const SEED = seedFrom(process.env.EVENTGRID_MODEL_SEED ?? '20261125');

let server: Awaited<ReturnType<typeof startEventGridCommand>>;
let client: EventGridClient;

beforeAll(async () => {
  server = await startEventGridCommand('--seed');
  client = await openEventGridClient(server.url);
}, COMMAND_START_MS);

afterAll(async () => {
  client.close();
  await server.stop();
});

it(
  `answers ${REQUESTS} random requests like the model (EVENTGRID_MODEL_SEED=${SEED})`,
  async () => {
    const { projects, tokenOf } = await enter();
    let good = 0;
    for (const [step, draft] of fc.sample(drafts, { seed: SEED, numRuns: REQUESTS }).entries()) {
      const request = draft(projects);
      const answer = await send(request, tokenOf(request));
      if (answer.status < 300) good += 1;
      const complaint = await compare(request, answer, (id) => reread(request, id, tokenOf));
      if (complaint) expect.fail(`step ${step} of EVENTGRID_MODEL_SEED=${SEED}: ${titleOf(request)}: ${complaint}`);
    }
    expect(good).toBeGreaterThan(REQUESTS / 3);
    expect((await client.send('GET', '/')).status).toBe(200);
    expect(server.child.exitCode).toBeNull();
    expect(server.output()).not.toContain('defect');
  },
  RUN_MS,
);

const madeSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  created_time: z.string(),
  updated_time: z.string(),
});
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Compares an answer with the model's and updates the model; null if they agree. */
async function compare(
  request: ModelRequest,
  { status, json }: Answer,
  read: (id: string) => Promise<Row>,
): Promise<string | null> {
  const expected = expectedAnswer(request);
  if ('refusals' in expected) {
    const code = z.safeParse(z.looseObject({ error_code: z.string() }), json).data?.error_code;
    const isOne = expected.refusals.some((refusal) => refusal.status === status && refusal.code === code);
    return isOne ? null : `expected ${JSON.stringify(expected.refusals)}, got ${status} ${JSON.stringify(json)}`;
  }
  const made = z.safeParse(madeSchema, json).data;
  const body = expected.body(made ?? {}, json);
  if (status !== expected.status || !isDeepStrictEqual(json, body)) {
    return `expected ${expected.status} ${JSON.stringify(body)}, got ${status} ${JSON.stringify(json)}`;
  }
  const isWritten = request.method === 'POST' || request.method === 'PUT';
  if (
    made &&
    isWritten &&
    request.targetId === undefined &&
    !(ID.test(made.id) && TIME.test(made.created_time) && made.updated_time >= made.created_time)
  ) {
    return `an ID or a time is not as it must be: ${JSON.stringify(json)}`;
  }
  const row = made ?? { id: '', name: '' };
  expected.keep(row);
  const after = await expected.after?.(row, read);
  if (after === undefined || isDeepStrictEqual(after.expected, after.found)) return null;
  return `the subscription is ${JSON.stringify(after.found)} afterwards, not ${JSON.stringify(after.expected)}`;
}

/** Reads a subscription as it is now, with the project's own token. */
async function reread(
  { project }: ModelRequest,
  id: string,
  tokenOf: (request: ModelRequest) => string | null,
): Promise<Row> {
  const request: ModelRequest = {
    method: 'GET',
    project,
    noun: 'subscriptions',
    id,
    query: {},
    contentType: '',
    token: 'own',
  };
  return madeSchema.parse((await send(request, tokenOf(request))).json);
}

function pathOf({ noun, id, targetId }: ModelRequest): string {
  if (noun === 'operation') return '/subscriptions/operation';
  if (noun === 'check') return '/events/check';
  const parts = [noun, id, ...(targetId === undefined ? [] : ['targets', targetId])];
  return parts.map((part) => (part ? `/${part}` : '')).join('');
}

const titleOf = ({ method, token, query, body, ...rest }: ModelRequest) =>
  `${method} ${pathOf({ method, token, query, ...rest })}?${new URLSearchParams(query)} as ${token} ${JSON.stringify(body)}`;

function send(request: ModelRequest, token: string | null): Promise<Answer> {
  const { method, project, query, body, contentType } = request;
  const parameters = new URLSearchParams(query).toString();
  return client.send(method, `/v1/${project.id}${pathOf(request)}${parameters && `?${parameters}`}`, {
    token,
    ...(body === undefined ? {} : { body, headers: { 'Content-Type': contentType } }),
  });
}

/** Signs in to both projects, and reads what the seed made into the model. */
async function enter() {
  const [first, second, viewer] = [
    await client.signIn('admin', 'local'),
    await client.signIn('admin', 'local-second'),
    await client.signIn('viewer', 'local'),
  ];
  const viewerOfSecond = await client.signIn('viewer', 'local-second');
  const rows = async ({ token, projectId }: typeof first, noun: string) => {
    const { json } = await client.send('GET', `/v1/${projectId}/${noun}?limit=1000&sort=created_time:ASC`, { token });
    return z.object({ items: z.array(madeSchema) }).parse(json).items;
  };
  const read = async (signed: typeof first): Promise<Project> => ({
    id: signed.projectId,
    channels: await rows(signed, 'channels'),
    sources: await rows(signed, 'sources'),
    subscriptions: [],
  });
  const projects = [await read(first), await read(second)] as const;
  const tokenOf = ({ token, project }: ModelRequest): string | null => {
    const isFirst = project.id === first.projectId;
    const tokens = {
      own: isFirst ? first.token : second.token,
      other: isFirst ? second.token : first.token,
      viewer: isFirst ? viewer.token : viewerOfSecond.token,
      unknown: 'MIIunknown',
      none: null,
    };
    return tokens[token];
  };
  return { projects, tokenOf };
}

function seedFrom(text: string): number {
  return text === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(text);
}
