import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { type Env, type EventGridDeps, refuse } from '../context';
import { Failure, iamFailures } from '../failures';
import { readJson } from '../read-body';
import { LOCAL_DOMAIN, LOCAL_PASSWORD, LOCAL_PROJECTS, LOCAL_USERS } from '../seed';
import { findToken, issueToken, type KnownToken } from '../tokens';

const text = z.string().check(z.minLength(1));

const tokenBody = z.looseObject({
  auth: z.looseObject({
    identity: z.looseObject({
      methods: z.array(z.string()).check(z.minLength(1)),
      password: z.looseObject({
        user: z.looseObject({ name: text, password: z.string(), domain: z.looseObject({ name: text }) }),
      }),
    }),
    scope: z.looseObject({
      project: z.union([z.looseObject({ id: text }), z.looseObject({ name: text })]),
    }),
  }),
});

/** Makes the routes of the local IAM: tokens by password, what a token stands for, and the projects to enter. */
export function iamRoutes(deps: EventGridDeps): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post('/v3/auth/tokens', async (c) => {
    const body = readJson(c, iamFailures.badRequest);
    if (body instanceof Failure) return refuse(c, body);
    const entered = enter(body);
    if (entered instanceof Failure) return refuse(c, entered);
    const { token, known } = await issueToken(deps, entered.user, entered.project);
    c.header('X-Subject-Token', token);
    return c.json(tokenAnswer(c, known), 201);
  });

  routes.get('/v3/auth/tokens', async (c) => {
    const caller = await findToken(deps, c.req.header('x-auth-token'));
    if (caller === null) return refuse(c, iamFailures.unauthorized());
    const subject = c.req.header('x-subject-token');
    if (!subject) return refuse(c, iamFailures.badRequest('The header X-Subject-Token is missing.'));
    const known = await findToken(deps, subject);
    if (known === null) return refuse(c, iamFailures.notFound('Could not find token.'));
    if (known.user !== caller.user && !caller.user.mayWrite) {
      return refuse(c, iamFailures.forbidden('You are not authorized to see the token of another user.'));
    }
    c.header('X-Subject-Token', subject);
    return c.json(tokenAnswer(c, known));
  });

  routes.get('/v3/auth/projects', async (c) => {
    if ((await findToken(deps, c.req.header('x-auth-token'))) === null) return refuse(c, iamFailures.unauthorized());
    const base = new URL(c.req.url).origin;
    return c.json({
      links: { self: `${base}/v3/auth/projects` },
      projects: LOCAL_PROJECTS.map(({ id, name }) => ({
        id,
        name,
        domain_id: LOCAL_DOMAIN.id,
        parent_id: LOCAL_DOMAIN.id,
        enabled: true,
        is_domain: false,
        description: '',
        links: { self: `${base}/v3/projects/${id}` },
      })),
    });
  });

  return routes;
}

/** Reads who wants to enter which project; one refusal for an unknown account, an unknown user and a wrong password. */
function enter(body: unknown): Pick<KnownToken, 'user' | 'project'> | Failure {
  const parsed = tokenBody.safeParse(body);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.');
    return iamFailures.badRequest(`Expecting to find valid ${field} in the request body.`);
  }
  const { identity, scope } = parsed.data.auth;
  const { name, password, domain } = identity.password.user;
  const user = LOCAL_USERS.find((known) => known.name === name);
  if (user === undefined || domain.name !== LOCAL_DOMAIN.name || password !== LOCAL_PASSWORD) {
    return iamFailures.unauthorized('The username or password is wrong.');
  }
  if (identity.methods.some((method) => method !== 'password')) {
    return iamFailures.unauthorized('The user has no virtual MFA device: sign in by password alone.');
  }
  const { project: wanted } = scope;
  const project = LOCAL_PROJECTS.find((known) =>
    'id' in wanted ? known.id === wanted.id : known.name === wanted.name,
  );
  return project === undefined ? iamFailures.forbidden('The user has no role on the project.') : { user, project };
}

function tokenAnswer(c: Context<Env>, { user, project, issuedAt, expiresAt }: KnownToken) {
  const catalog = [
    {
      id: 'eg',
      name: 'eg',
      type: 'eg',
      endpoints: [{ id: 'eg-local', interface: 'public', region: 'local', region_id: 'local', url: origin(c) }],
    },
  ];
  return {
    token: {
      expires_at: iamTime(expiresAt),
      issued_at: iamTime(issuedAt),
      methods: ['password'],
      project: { id: project.id, name: project.name, domain: LOCAL_DOMAIN },
      user: { id: user.id, name: user.name, domain: LOCAL_DOMAIN, password_expires_at: '' },
      roles: [{ id: '0', name: user.mayWrite ? 'eg_adm' : 'eg_readonly' }],
      ...(c.req.query('nocatalog') === undefined ? { catalog } : {}),
    },
  };
}

const origin = (c: Context<Env>): string => new URL(c.req.url).origin;

/** IAM writes microseconds. */
const iamTime = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '000Z');
