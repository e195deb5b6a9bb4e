import { createHash, randomBytes } from 'node:crypto';
import { isToken } from '@/lib/eventgrid/schemas/token';
import type { EventGridDeps, KnownToken } from './context';
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

/** Hashes a token, as the store keeps it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
