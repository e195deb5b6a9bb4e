import * as z from 'zod/mini';
import { type EventGridDeps, iamTime, type KnownToken } from '../context';
import { Failure, iamFailures } from '../failures';
import { type Operation, operation, reply } from '../operation';
import { tokenAnswer, tokenBody } from '../schemas/iam';
import { LOCAL_DOMAIN, serviceCatalog } from '../seed';
import { readSignIn } from '../sign-in';
import { findToken, issueToken } from '../tokens';

const TOKENS = '/v3/auth/tokens';
const catalogQuery = z.object({ nocatalog: z.optional(z.string()) });

/** Makes the operations on tokens: issue one by password, passcode or another token, and describe one. */
export function tokenOperations(deps: EventGridDeps): Operation[] {
  const tag = 'IAM';

  const create = operation({
    operationId: 'createToken',
    tag,
    method: 'POST',
    path: TOKENS,
    summary: 'Issues a token for a user and a project or the account, in the header X-Subject-Token',
    access: 'anyone',
    query: catalogQuery,
    body: tokenBody,
    success: { status: 201, schema: tokenAnswer, headers: ['X-Subject-Token'] },
    refusals: [iamFailures.unauthorized(), iamFailures.forbidden('')],
    async handle({ origin, query, body }) {
      const signIn = await readSignIn(deps, body.auth);
      if (signIn instanceof Failure) return signIn;
      const { token, known } = await issueToken(deps, signIn);
      return reply(answerOf(origin, query, known), { headers: { 'X-Subject-Token': token } });
    },
  });

  const show = operation({
    operationId: 'showToken',
    tag,
    method: 'GET',
    path: TOKENS,
    summary: 'Describes the token in X-Subject-Token',
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

  return [create, show];
}

function answerOf(
  url: string,
  { nocatalog }: z.output<typeof catalogQuery>,
  { user, project, methods, issuedAt, expiresAt }: KnownToken,
) {
  return {
    token: {
      expires_at: iamTime(expiresAt),
      issued_at: iamTime(issuedAt),
      methods,
      ...(project ? { project: { ...project, domain: LOCAL_DOMAIN } } : { domain: LOCAL_DOMAIN }),
      user: { id: user.id, name: user.name, domain: LOCAL_DOMAIN, password_expires_at: '' },
      roles: [{ id: '0', name: user.mayWrite ? 'eg_adm' : 'eg_readonly' }],
      ...(nocatalog === undefined ? { catalog: serviceCatalog(url) } : {}),
    },
  };
}
