import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgFailure, type EgResult, type FailureKind, refusal, success } from '@/lib/eventgrid/failures/result';
import { httpStatusOf } from '@/lib/guard/checks';
import { type OwnRead, runRoute } from '@/lib/guard/route';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import type { Session } from '@/lib/session/session';
import { StoreDownError } from '@/lib/store/store-down';
import { makeRequest, NOW, ORIGIN } from '../../support/guard-request';
import { makeSession } from '../../support/make-signed-in';

const session = makeSession();
const contextOf = async (signedIn: Session | null) => ({ messages: dictionaryOf('en'), session: signedIn });
const explain: OwnRead<unknown, unknown>['explain'] = (failure, context) =>
  explainReadFailure(failure, 'listSources', context);
const schema = z.object({
  size: z.optional(z.string().check(z.regex(/^\d+$/, 'size.characters'))),
  id: z.optional(z.string()),
});

async function get(
  query: string,
  made = makeRequest({}),
  answer: EgResult<unknown> = success(['a'], 'r1'),
  parts = {},
) {
  const handler = vi.fn(async (_call: unknown) => answer);
  const response = await runRoute(
    new URL(`${ORIGIN}/api/sources${query}`),
    parts,
    { ...made.request, contextOf },
    { parse: schema, read: handler, explain },
  );
  return { response, handler, body: await response.json() };
}

describe('a read from a page of this console', () => {
  it('is answered with the result, which no cache may keep', async () => {
    const { response, body, handler } = await get('?size=15', makeRequest({ 'sec-fetch-site': 'same-origin' }));
    expect(response.status).toBe(200);
    expect(body).toEqual(success(['a'], 'r1'));
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(handler).toHaveBeenCalledWith(expect.objectContaining({ input: { size: '15' } }));
  });

  it("gets the path's parts, which a query cannot override", async () => {
    const { handler } = await get('?id=query&__proto__=x', makeRequest({}), success([], null), { id: 'path' });
    expect(handler).toHaveBeenCalledWith(expect.objectContaining({ input: { id: 'path' } }));
  });

  it('may name its project, which must then be the session’s', async () => {
    const own = `?project_id=${session.project.id}&endpoint_id=local`;
    expect((await get(own)).response.status).toBe(200);
    const other = await get(`?project_id=${'f'.repeat(32)}&endpoint_id=local`);
    expect(other.response.status).toBe(409);
    expect(other.body).toMatchObject({
      failure: { state: 'error', action: 'reload', message: expect.stringContaining('You are now signed in to') },
    });
    expect(other.handler).not.toHaveBeenCalled();
  });
});

describe('what is refused', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('a read from elsewhere: %j', async (headers) => {
    const { response, body, handler } = await get('', makeRequest(headers));
    expect(response.status).toBe(403);
    expect(body).toMatchObject({ ok: false, failure: { report: expect.stringContaining('Outcome: cross-site') } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('a read without a session: 401', async () => {
    const { response, body } = await get('', makeRequest({}, null));
    expect(response.status).toBe(401);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(body).toMatchObject({ failure: { state: 'signed-out' } });
  });

  it('a bad query: 400', async () => {
    const { response, body } = await get('?size=x');
    expect(response.status).toBe(400);
    expect(body).toMatchObject({ failure: { report: expect.stringContaining('Outcome: invalid-input') } });
  });

  it('everything while the store is down: 503', async () => {
    const made = makeRequest({});
    made.request.openSession = async () => {
      throw new StoreDownError('down');
    };
    expect((await get('', made)).response.status).toBe(503);
  });
});

const statuses: [FailureKind, number | null, number][] = [
  ['refused', 400, 400],
  ['refused', 401, 401],
  ['refused', 404, 404],
  ['refused', 429, 429],
  ['refused', 494, 494],
  ['refused', 500, 502],
  ['refused', 503, 502],
  ['refused', 302, 502],
  ['refused', null, 502],
  ['unreachable', null, 502],
  ['timeout', null, 504],
  ['broken', 200, 502],
  ['unreadable', 200, 502],
  ['throttled', null, 429],
  ['too-large', null, 413],
];
it.each(statuses)('httpStatusOf: %s with status %j is %i', (kind, status, expected) => {
  const failure: EgFailure = refusal(kind, { status }, NOW).failure;
  expect(httpStatusOf(failure)).toBe(expected);
  expect(Response.json({}, { status: expected }).status).toBe(expected);
});
