import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer, Ask, EventGridClient } from '../../support/eventgrid-client';

/** One guarantee of the contract, which at least one call of its operation proves. */
export type ContractCase = { operation: string; title: string; run: (eg: Eg) => Promise<unknown> };

/** The guarantees about one noun, all tested on one server with these options. */
export type ContractTable = { noun: string; options: readonly string[]; cases: readonly ContractCase[] };

/** An ID that nothing has. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';
/** A time and an ID as EventGrid writes them. */
export const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
export const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Asks in the second project. */
export const there = (eg: Eg) => ({ token: eg.second, project: eg.secondProjectId });

type Run = (eg: Eg) => Promise<unknown>;
type Rows<Value> = Record<string, Value>;

/** Proves each title with its own function. */
export const proves = (operation: string, rows: Rows<Run>): ContractCase[] =>
  Object.entries(rows).map(([title, run]) => ({ operation, title, run }));

/** Proves that requests are answered with this status. */
export const answers = (operation: string, status: number, rows: Rows<(eg: Eg) => Promise<Answer>>): ContractCase[] =>
  Object.entries(rows).map(([title, ask]) => ({
    operation,
    title: `answers ${status} to ${title}`,
    run: async (eg) => {
      const answer = await ask(eg);
      expect([answer.status, answer.json]).toEqual([status, answer.json]);
    },
  }));

type Request = (eg: Eg) => Promise<Answer>;
/** A request, and what the details of its refusal must name. */
type NamedRequest = { field: string; ask: Request };

/** EventGrid's message for each code, verbatim. */
const MESSAGES: Record<string, string> = {
  'APIGW.0101': 'The API does not exist or has not been published in the environment',
  'EG.00014000': 'Bad request',
  'EG.00014040': 'Not request resource found',
  'EG.00513000': 'invalid parameters',
  'EG.00513001': 'name duplicated',
  'EG.00513005': 'invalid channel',
  'EG.00513006': 'VPC conflict',
  'EG.00514003': 'resource quota unavailable',
};

/**
 * Proves that requests are refused with this status and code, with the shape and message of EventGrid or its gateway.
 */
export const refuses = (
  operation: string,
  status: number,
  code: string,
  rows: Rows<Request | NamedRequest>,
): ContractCase[] =>
  Object.entries(rows).map(([title, row]) => ({
    operation,
    title: `refuses ${title} by ${status} ${code}`,
    run: async (eg) => {
      const { field = '', ask } = typeof row === 'function' ? { ask: row } : row;
      const body = expectRefusal(await ask(eg), status, code);
      expect(body.error_msg).toBe(MESSAGES[code] ?? body.error_msg);
      expect(body.error_details ?? '').toContain(field);
    },
  }));

/** Makes the refusal of each of these requests name a field. */
export const naming = (field: string, rows: Rows<Request>): Rows<NamedRequest> =>
  Object.fromEntries(Object.entries(rows).map(([title, ask]) => [title, { field, ask }]));

const refusal = z.strictObject({
  error_code: z.string().check(z.maxLength(128)),
  error_msg: z.string().check(z.minLength(1), z.maxLength(512)),
  error_details: z.optional(z.string().check(z.maxLength(1024))),
  request_id: z.string().check(z.maxLength(128)),
});

/** Expects a refusal of EventGrid or its gateway, with the request ID of the header. Returns its body. */
export function expectRefusal({ status, headers, json }: Answer, wanted: number, code: string) {
  expect([status, json]).toEqual([wanted, expect.objectContaining({ error_code: code })]);
  const body = refusal.parse(json);
  expect(body.request_id).toBe(headers['x-request-id']);
  return body;
}

/** Expects a refusal of IAM, in Keystone's shape, without a token. */
export function expectKeystone({ status, headers, json }: Answer, wanted: number, title: string): void {
  expect(headers['x-subject-token']).toBeUndefined();
  expect([status, json]).toEqual([wanted, { error: { code: wanted, message: expect.stringMatching(/./), title } }]);
}

const made = z.looseObject({ id: z.string(), name: z.string() });
const page = z.object({ total: z.int(), size: z.int(), items: z.array(made) });

/** Reads the answer of a create. */
export const readMade = ({ json }: Answer) => made.parse(json);
/** Reads the answer of a list. */
export const readPage = ({ json }: Answer) => page.parse(json);
/** Reads the names of a list's items, in order. */
export const namesOf = (answer: Answer): string[] => readPage(answer).items.map(({ name }) => name);

/** Tokens and IDs that every case may use. */
export type Signed = {
  admin: string;
  viewer: string;
  second: string;
  projectId: string;
  secondProjectId: string;
  officialId: string;
  ordersId: string;
};

const CREATES = /\/(channels|sources|subscriptions|connections|endpoints|schemas|eventstreamings)$/;
/** A streaming's create answers its ID alone, under another name. */
const createdId = z.union([z.object({ id: z.string() }), z.object({ eventStreamingID: z.string() })]);
let count = 0;

/** Reads the ID in the answer of a create. */
export function idOf({ json }: Pick<Answer, 'json'>): string {
  const created = createdId.parse(json);
  return 'id' in created ? created.id : created.eventStreamingID;
}

/**
 * Opens the client of one case: paths are below the project, the user is admin by default. `tidy` deletes all that the
 * case created, so that cases do not fill each other's quotas.
 */
export function caseOf(client: EventGridClient, signed: Signed) {
  const created: { path: string; token: string }[] = [];

  async function call(method: string, path: string, ask: Ask & { project?: string } = {}): Promise<Answer> {
    const given = { token: signed.admin, ...ask };
    const whole = `/v1/${ask.project ?? signed.projectId}${path}`;
    const answer = await client.send(method, whole, given);
    const collection = whole.split('?')[0] ?? '';
    if (method === 'POST' && answer.status === 200 && CREATES.test(collection)) {
      created.push({ path: `${collection}/${idOf(answer)}`, token: given.token ?? '' });
    }
    return answer;
  }

  const post = (path: string, body: unknown, ask: Ask & { project?: string } = {}) =>
    call('POST', path, { body, ...ask });
  const unique = (word = 'case') => {
    count += 1;
    return `${word}-${count}`;
  };
  const channel = async (name = unique('channel')) => readMade(await post('/channels', { name })).id;
  return {
    ...signed,
    client,
    call,
    post,
    get: (path: string, ask: Ask & { project?: string } = {}) => call('GET', path, ask),
    put: (path: string, body: unknown, ask: Ask = {}) => call('PUT', path, { body, ...ask }),
    remove: (path: string, ask: Ask = {}) => call('DELETE', path, ask),
    /** Makes a unique name. */
    unique,
    /** Creates a channel of its own and returns its ID. */
    channel,
    /** Creates a source on a channel of its own. */
    source: async (name = unique('source')) => {
      const channelId = await channel();
      const { id } = readMade(await post('/sources', { name, channel_id: channelId }));
      return { channelId, sourceId: id, name };
    },
    async tidy() {
      for (const { path, token } of created.reverse()) await client.send('DELETE', path, { token });
    },
  };
}

export type Eg = ReturnType<typeof caseOf>;
