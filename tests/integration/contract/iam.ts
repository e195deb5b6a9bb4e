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

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const withScope = (scope: object, user = 'admin') => {
  const { identity } = signInBody(user, 'local').auth;
  return { auth: { identity, scope } };
};

/** Invalid bodies: what is wrong with `auth`, and the status that refuses it. */
const WRONG_BODIES: [string, (identity: { password: object }) => unknown, 400 | 401][] = [
  ['auth null', () => null, 400],
  ['no methods', ({ password }) => ({ identity: { password } }), 400],
  ['an empty list of methods', (identity) => ({ identity: { ...identity, methods: [] } }), 400],
  ['methods that are not a list', (identity) => ({ identity: { ...identity, methods: 'password' } }), 400],
  [
    'a method beside the password that it does not know',
    (identity) => ({ identity: { ...identity, methods: ['password', 'magic'] } }),
    401,
  ],
  ['only a passcode', (identity) => ({ identity: { ...identity, methods: ['totp'] } }), 401],
  [
    'the method totp without its part',
    (identity) => ({ identity: { ...identity, methods: ['password', 'totp'] } }),
    401,
  ],
  ['no part for the password', () => ({ identity: { methods: ['password'] } }), 400],
  ['a project without ID and name', (identity) => ({ identity, scope: { project: {} } }), 400],
];
const refusedBodies = Object.fromEntries(
  WRONG_BODIES.map(([title, authOf, status]) => [
    `refuses ${title}`,
    async (eg: Eg) => {
      const { identity, scope } = signInBody('admin', 'local').auth;
      const auth = authOf(identity);
      const body = { auth: auth === null ? null : { scope, ...(auth as object) } };
      expectKeystone(await ask(eg, body), status, status === 401 ? 'Unauthorized' : 'Bad Request');
    },
  ]),
);

const issued = [
  ...proves('createToken', {
    'answers with user, project and expiry, and the token in X-Subject-Token': async (eg) => {
      const { status, headers, json } = await ask(eg, admin());
      expect([status, json]).toEqual([
        201,
        {
          token: expect.objectContaining({
            methods: ['password'],
            project: { id: eg.projectId, name: 'local', domain: { id: expect.any(String), name: 'local' } },
            issued_at: expect.stringMatching(TIME),
            expires_at: expect.stringMatching(TIME),
            user: {
              id: expect.stringMatching(/^[0-9a-f]{32}$/),
              name: 'admin',
              domain: { id: expect.any(String), name: 'local' },
              password_expires_at: expect.any(String),
            },
            roles: [expect.objectContaining({ name: expect.any(String) })],
          }),
        },
      ]);
      expect(headers['x-subject-token']).toMatch(/^MII[\w-]{2045}$/);
      expect(JSON.stringify(json)).not.toContain('"eventgrid"');
    },
    'issues a token for 24 hours': async (eg) => {
      const { token } = answerSchema.parse((await ask(eg, admin())).json);
      expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(24 * 60 * 60 * 1000);
    },
    'leaves out the catalog for any ?nocatalog, even an empty one': async (eg) => {
      const catalogOf = async (path: string) => answerSchema.parse((await ask(eg, admin(), path)).json).token.catalog;
      expect(await catalogOf('/v3/auth/tokens?nocatalog=')).toBeUndefined();
      expect(await catalogOf('/v3/auth/tokens?nocatalog=false')).toBeUndefined();
      expect(await catalogOf('/v3/auth/tokens?nocatalog')).toBeUndefined();
      expect(await catalogOf('/v3/auth/tokens')).toMatchObject([{ name: 'eg' }, { name: 'iam' }]);
    },
    'issues a new token each time and leaves older ones valid': async (eg) => {
      expect((await ask(eg, admin())).headers['x-subject-token']).not.toBe(eg.admin);
      expect((await eg.get('/sources')).status).toBe(200);
    },
    'opens each project by name and by ID': async (eg) => {
      for (const [name, id] of [
        ['local', eg.projectId],
        ['local-second', eg.secondProjectId],
      ]) {
        for (const project of [{ name }, { id }]) {
          const entered = { token: { project: { id, name }, user: { name: 'viewer' } } };
          expect((await ask(eg, withScope({ project }, 'viewer'))).json).toMatchObject(entered);
        }
      }
    },
    'says the same about an unknown user and a wrong password': async (eg) => {
      const unknown = await ask(eg, signInBody('nobody', 'local'));
      const wrong = await ask(
        eg,
        admin((text) => text.replace('"eventgrid"', '"wrong"')),
      );
      expect(unknown.json).toEqual(wrong.json);
    },
    'refuses a project by an unknown ID': async (eg) =>
      expectKeystone(await ask(eg, withScope({ project: { id: '0'.repeat(32) } })), 403, 'Forbidden'),
    ...refusedBodies,
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
    'refuses a body that is not JSON': async (eg) => expectKeystone(await ask(eg, '{"auth":'), 400, 'Bad Request'),
    'refuses an empty body': async (eg) => expectKeystone(await ask(eg, ''), 400, 'Bad Request'),
    'refuses an empty password': async (eg) =>
      expectKeystone(
        await ask(
          eg,
          admin((text) => text.replace('"eventgrid"', '""')),
        ),
        401,
        'Unauthorized',
      ),
    'refuses an empty object': async (eg) => expectKeystone(await ask(eg, {}), 400, 'Bad Request'),
    'refuses a list': async (eg) => expectKeystone(await ask(eg, []), 400, 'Bad Request'),
    'refuses a password that is not a string': async (eg) =>
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
    expect(answerSchema.parse(answer.json).token.catalog).toHaveLength(2);
  },
  'refuses a request without X-Subject-Token': async (eg) =>
    expectKeystone(await show(eg, eg.admin), 400, 'Bad Request'),
  'refuses a request without X-Auth-Token': async (eg) =>
    expectKeystone(await show(eg, null, eg.admin), 401, 'Unauthorized'),
  'refuses an X-Auth-Token that was never issued': async (eg) =>
    expectKeystone(await show(eg, NEVER_ISSUED, eg.admin), 401, 'Unauthorized'),
  'does not find a token that was never issued': async (eg) =>
    expectKeystone(await show(eg, eg.admin, NEVER_ISSUED), 404, 'Not Found'),
  'does not show a viewer another user’s token': async (eg) =>
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
  'answers a read-only user': async (eg) => {
    expect((await eg.client.send('GET', PROJECTS, { token: eg.viewer })).status).toBe(200);
  },
  'answers the same for another project’s token': async (eg) => {
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

/** Tokens for a password, descriptions of tokens, and projects. */
export const iam: ContractTable = { noun: 'IAM', options: [], cases: [...issued, ...shown, ...listed] };
