import { createHash, randomBytes } from 'node:crypto';
import { isToken } from '@/lib/eventgrid/schemas/token';
import type { EventGridDeps, KnownToken } from './context';
import { failures, iamFailures } from './failures';
import type { CheckToken } from './operation';
import { LOCAL_USERS, type LocalProject, type LocalUser } from './seed';

const TOKEN_LIFE_MS = 24 * 60 * 60 * 1000;

/** Who signs in, where and how. A null project means the whole account. */
export type SignIn = {
  user: LocalUser;
  project: LocalProject | null;
  methods: string[];
  /** A token obtained with a token expires no later than that one. */
  notAfter?: number | undefined;
};

type TokenDeps = Pick<EventGridDeps, 'store' | 'now' | 'projects'>;

/**
 * Issues a token of exactly `tokenBytes` characters, valid for 24 hours (IAM) and never longer than the sign-in itself.
 * Only its hash is stored.
 */
export async function issueToken(
  { store, now, tokenBytes }: Pick<EventGridDeps, 'store' | 'now' | 'tokenBytes'>,
  { user, project, methods, notAfter = Number.POSITIVE_INFINITY }: SignIn,
): Promise<{ token: string; known: KnownToken }> {
  const token = `MII${randomBytes(tokenBytes).toString('base64url')}`.slice(0, tokenBytes);
  const issuedAt = now();
  const expiresAt = Math.min(issuedAt + TOKEN_LIFE_MS, notAfter);
  await store.saveToken({
    hash: hashOf(token),
    user_id: user.id,
    project_id: project?.id ?? '',
    methods: methods.join(','),
    issued_at: issuedAt,
    expires_at: expiresAt,
  });
  return { token, known: { user, project, methods, issuedAt, expiresAt } };
}

/** Finds a token's details; null for none, an unknown or expired one, or one of more than 16,384 characters. */
export async function findToken(
  { store, now, projects }: TokenDeps,
  token: string | undefined,
): Promise<KnownToken | null> {
  if (token === undefined || !isToken(token)) return null;
  const row = await store.findToken(hashOf(token));
  if (row === undefined || row.expires_at <= now()) return null;
  const user = LOCAL_USERS.find(({ id }) => id === row.user_id);
  const project = projects.find(({ id }) => id === row.project_id) ?? null;
  if (user === undefined || (project === null && row.project_id !== '')) return null;
  return { user, project, methods: row.methods.split(','), issuedAt: row.issued_at, expiresAt: row.expires_at };
}

/**
 * Makes the check before every operation. EventGrid's operations answer 401 EG.00014010 without a valid X-Auth-Token,
 * and 403 EG.00014030 for a token of the account or of a project other than the path's, and for a `write` by a
 * read-only user.
 */
export function tokenCheck(deps: TokenDeps): CheckToken {
  return async (c, access) => {
    if (access === 'anyone') return null;
    const known = await findToken(deps, c.req.header('x-auth-token'));
    if (access === 'token') return known ?? iamFailures.unauthorized();
    if (known === null) return failures.badToken();
    if (known.project === null || known.project.id !== c.req.param('project_id')) return failures.forbidden();
    if (access === 'write' && !known.user.mayWrite) return failures.forbidden();
    c.set('user', known.user);
    c.set('project', known.project);
    return known;
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
