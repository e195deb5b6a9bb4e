import { expect } from 'vitest';
import * as z from 'zod/mini';
import { signInBody } from '../../support/eventgrid-client';
import { answers, type ContractTable, type Eg, expectKeystone, proves } from './contract-case';

const TOKENS = '/v3/auth/tokens?nocatalog=true';
const PROJECTS = '/v3/auth/projects';
const NEVER_ISSUED = `MII${'x'.repeat(2045)}`;

const answerSchema = z.object({
  token: z.looseObject({ expires_at: z.string(), issued_at: z.string(), catalog: z.optional(z.array(z.unknown())) }),
});

const ask = (eg: Eg, body: unknown, path = TOKENS) => eg.client.send('POST', path, { body });
const admin = (change: (text: string) => string = (text) => text) =>
  change(JSON.stringify(signInBody('admin', 'local')));
const show = (eg: Eg, token: string | null, subject?: string) =>
  eg.client.send('GET', TOKENS, { token, headers: subject === undefined ? {} : { 'X-Subject-Token': subject } });

const issued = [
  ...proves('createToken', {
    'answers who, where and until when, the token in X-Subject-Token': async (eg) => {
      const { status, headers, json } = await ask(eg, admin());
      expect([status, json]).toEqual([
        201,
        {
          token: expect.objectContaining({
            methods: ['password'],
            project: { id: eg.projectId, name: 'local', domain: { id: expect.any(String), name: 'local' } },
            user: expect.objectContaining({ name: 'admin', domain: { id: expect.any(String), name: 'local' } }),
            roles: [expect.objectContaining({ name: expect.any(String) })],
          }),
        },
      ]);
      expect(headers['x-subject-token']).toMatch(/^MII[\w-]{2045}$/);
    },
    'gives a token of 24 hours': async (eg) => {
      const { token } = answerSchema.parse((await ask(eg, admin())).json);
      expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(24 * 60 * 60 * 1000);
    },
    'leaves the catalog out for any ?nocatalog, an empty one too': async (eg) => {
      const catalogOf = async (path: string) => answerSchema.parse((await ask(eg, admin(), path)).json).token.catalog;
      expect(await catalogOf('/v3/auth/tokens?nocatalog=')).toBeUndefined();
      expect(await catalogOf('/v3/auth/tokens?nocatalog=false')).toBeUndefined();
      expect(await catalogOf('/v3/auth/tokens')).toHaveLength(1);
    },
    'leaves older tokens valid': async (eg) => {
      await ask(eg, admin());
      expect((await eg.get('/sources')).status).toBe(200);
    },
    'refuses a wrong password': async (eg) =>
      expectKeystone(
        await ask(
          eg,
          admin((text) => text.replace('"eventgrid"', '"wrong"')),
        ),
        401,
        'Unauthorized',
      ),
    'refuses an unknown user': async (eg) =>
      expectKeystone(await ask(eg, signInBody('nobody', 'local')), 401, 'Unauthorized'),
    'refuses an unknown account': async (eg) =>
      expectKeystone(
        await ask(
          eg,
          admin((text) => text.replace('"domain":{"name":"local"}', '"domain":{"name":"x"}')),
        ),
        401,
        'Unauthorized',
      ),
    'refuses an unknown project': async (eg) =>
      expectKeystone(await ask(eg, signInBody('admin', 'nowhere')), 403, 'Forbidden'),
    'refuses a body that is no JSON': async (eg) => expectKeystone(await ask(eg, '{"auth":'), 400, 'Bad Request'),
    'refuses an empty object': async (eg) => expectKeystone(await ask(eg, {}), 400, 'Bad Request'),
    'refuses a list': async (eg) => expectKeystone(await ask(eg, []), 400, 'Bad Request'),
    'refuses a password that is no text': async (eg) =>
      expectKeystone(
        await ask(
          eg,
          admin((text) => text.replace('"eventgrid"', '7')),
        ),
        400,
        'Bad Request',
      ),
    'refuses another content type': async (eg) => {
      const headers = { 'Content-Type': 'text/plain' };
      expectKeystone(await eg.client.send('POST', TOKENS, { body: admin(), headers }), 400, 'Bad Request');
    },
  }),
  ...answers('createToken', 201, {
    "the project's ID instead of its name": (eg) =>
      ask(
        eg,
        admin((text) => text.replace('"project":{"name":"local"}', `"project":{"id":"${eg.projectId}"}`)),
      ),
    'the content type that the page names': (eg) =>
      eg.client.send('POST', TOKENS, {
        body: admin(),
        headers: { 'Content-Type': 'application/json;charset=utf8' },
      }),
    'a field that it does not know': (eg) => ask(eg, { ...signInBody('admin', 'local'), more: 1 }),
  }),
];

const shown = proves('showToken', {
  'answers a token about itself, without the catalog': async (eg) => {
    const { status, headers, json } = await show(eg, eg.admin, eg.admin);
    expect(status).toBe(200);
    expect(headers['x-subject-token']).toBe(eg.admin);
    const { token } = answerSchema.parse(json);
    expect(token).toMatchObject({ project: { id: eg.projectId }, user: { name: 'admin' } });
    expect(token.catalog).toBeUndefined();
  },
  'answers a viewer about its own token': async (eg) => {
    expect((await show(eg, eg.viewer, eg.viewer)).json).toMatchObject({ token: { user: { name: 'viewer' } } });
  },
  'gives the catalog unless ?nocatalog': async (eg) => {
    const headers = { 'X-Subject-Token': eg.admin };
    const answer = await eg.client.send('GET', '/v3/auth/tokens', { token: eg.admin, headers });
    expect(answerSchema.parse(answer.json).token.catalog).toHaveLength(1);
  },
  'refuses a request without X-Subject-Token': async (eg) =>
    expectKeystone(await show(eg, eg.admin), 400, 'Bad Request'),
  'refuses a request without X-Auth-Token': async (eg) =>
    expectKeystone(await show(eg, null, eg.admin), 401, 'Unauthorized'),
  'refuses an X-Auth-Token that was never issued': async (eg) =>
    expectKeystone(await show(eg, NEVER_ISSUED, eg.admin), 401, 'Unauthorized'),
  'finds no token that was never issued': async (eg) =>
    expectKeystone(await show(eg, eg.admin, NEVER_ISSUED), 404, 'Not Found'),
  'keeps the token of another user from a viewer': async (eg) =>
    expectKeystone(await show(eg, eg.viewer, eg.admin), 403, 'Forbidden'),
});

const listed = proves('listProjects', {
  'answers every field of a project': async (eg) => {
    const { status, json } = await eg.client.send('GET', PROJECTS, { token: eg.admin });
    const project = {
      domain_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      parent_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      enabled: true,
      is_domain: false,
      description: expect.any(String),
    };
    const one = (id: string, name: string) =>
      expect.objectContaining({ ...project, id, name, links: { self: expect.stringContaining(id) } });
    expect([status, json]).toEqual([
      200,
      {
        links: { self: expect.stringMatching(/\/v3\/auth\/projects$/) },
        projects: [one(eg.projectId, 'local'), one(eg.secondProjectId, 'local-second')],
      },
    ]);
  },
  'answers a user who may only read': async (eg) => {
    expect((await eg.client.send('GET', PROJECTS, { token: eg.viewer })).status).toBe(200);
  },
  'answers the same to a token of another project': async (eg) => {
    const [one, two] = await Promise.all(
      [eg.admin, eg.second].map((token) => eg.client.send('GET', PROJECTS, { token })),
    );
    expect(two?.json).toEqual(one?.json);
  },
  'refuses a request without a token': async (eg) =>
    expectKeystone(await eg.client.send('GET', PROJECTS), 401, 'Unauthorized'),
  'refuses a token that was never issued': async (eg) =>
    expectKeystone(await eg.client.send('GET', PROJECTS, { token: NEVER_ISSUED }), 401, 'Unauthorized'),
});

/** Tokens by password, what a token stands for, and projects. */
export const iam: ContractTable = { noun: 'IAM', options: [], cases: [...issued, ...shown, ...listed] };
