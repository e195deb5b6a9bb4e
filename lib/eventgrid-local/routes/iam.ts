import * as z from 'zod/mini';
import type { EventGridDeps } from '../context';
import { Failure, iamFailures } from '../failures';
import { type Operation, operation, reply } from '../operation';
import { projectsAnswer, tokenAnswer, tokenBody } from '../schemas/iam';
import { LOCAL_DOMAIN, LOCAL_PASSWORD, LOCAL_PROJECTS, LOCAL_USERS } from '../seed';
import { findToken, issueToken, type KnownToken } from '../tokens';

const TOKENS = '/v3/auth/tokens';
const catalogQuery = z.object({ nocatalog: z.optional(z.string()) });

/** Makes the operations of the local IAM: tokens by password, what a token stands for, and the projects to enter. */
export function iamOperations(deps: EventGridDeps): Operation[] {
  const tag = 'IAM';

  const create = operation({
    operationId: 'createToken',
    tag,
    method: 'POST',
    path: TOKENS,
    summary: 'Issues a token for a user and a project, in the header X-Subject-Token',
    access: 'anyone',
    query: catalogQuery,
    body: tokenBody,
    success: { status: 201, schema: tokenAnswer, headers: ['X-Subject-Token'] },
    refusals: [iamFailures.unauthorized(), iamFailures.forbidden('')],
    async handle({ origin, query, body }) {
      const entered = enter(body);
      if (entered instanceof Failure) return entered;
      const { token, known } = await issueToken(deps, entered.user, entered.project);
      return reply(answerOf(origin, query, known), { headers: { 'X-Subject-Token': token } });
    },
  });

  const show = operation({
    operationId: 'showToken',
    tag,
    method: 'GET',
    path: TOKENS,
    summary: 'Tells what the token in X-Subject-Token stands for',
    access: 'token',
    query: catalogQuery,
    success: { status: 200, schema: tokenAnswer, headers: ['X-Subject-Token'] },
    refusals: [iamFailures.badRequest(''), iamFailures.forbidden(''), iamFailures.notFound('')],
    async handle({ origin, header, query, caller }) {
      const subject = header('x-subject-token');
      if (!subject) return iamFailures.badRequest('The header X-Subject-Token is missing.');
      const known = await findToken(deps, subject);
      if (known === null) return iamFailures.notFound('Could not find token.');
      if (known.user !== caller?.user && !caller?.user.mayWrite) {
        return iamFailures.forbidden('You are not authorized to see the token of another user.');
      }
      return reply(answerOf(origin, query, known), { headers: { 'X-Subject-Token': subject } });
    },
  });

  const projects = operation({
    operationId: 'listProjects',
    tag,
    method: 'GET',
    path: '/v3/auth/projects',
    summary: 'Lists the projects that the user may enter',
    access: 'token',
    success: { status: 200, schema: projectsAnswer },
    handle: ({ origin }) =>
      reply({
        links: { self: `${origin}/v3/auth/projects` },
        projects: LOCAL_PROJECTS.map(({ id, name }) => ({
          id,
          name,
          domain_id: LOCAL_DOMAIN.id,
          parent_id: LOCAL_DOMAIN.id,
          enabled: true,
          is_domain: false,
          description: '',
          links: { self: `${origin}/v3/projects/${id}` },
        })),
      }),
  });

  return [create, show, projects];
}

/** Reads who wants to enter which project; one refusal for an unknown account, an unknown user and a wrong password. */
function enter(body: z.output<typeof tokenBody>): Pick<KnownToken, 'user' | 'project'> | Failure {
  const { identity, scope } = body.auth;
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

function answerOf(
  url: string,
  { nocatalog }: z.output<typeof catalogQuery>,
  { user, project, issuedAt, expiresAt }: KnownToken,
) {
  const endpoint = { id: 'eg-local', interface: 'public', region: 'local', region_id: 'local', url };
  const catalog = [{ id: 'eg', name: 'eg', type: 'eg', endpoints: [endpoint] }];
  return {
    token: {
      expires_at: iamTime(expiresAt),
      issued_at: iamTime(issuedAt),
      methods: ['password'],
      project: { id: project.id, name: project.name, domain: LOCAL_DOMAIN },
      user: { id: user.id, name: user.name, domain: LOCAL_DOMAIN, password_expires_at: '' },
      roles: [{ id: '0', name: user.mayWrite ? 'eg_adm' : 'eg_readonly' }],
      ...(nocatalog === undefined ? { catalog } : {}),
    },
  };
}

/** IAM writes microseconds. */
const iamTime = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '000Z');
