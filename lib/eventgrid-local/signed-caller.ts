import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Caller, Env, EventGridDeps } from './context';
import { type Failure, gatewayFailures } from './failures';
import { LOCAL_DOMAIN, LOCAL_USERS, type LocalUser } from './seed';
import { canonicalRequest, isSignedBy, readSdkDate, readSignature, type WireRequest } from './signature';
import { hashOf } from './tokens';

/** How far a client's clock may be off. Source: docs/wire.md, "Signing with an access key". */
const MAX_SKEW_MS = 15 * 60 * 1000;

/** Headers whose values would be secrets in the refusal that repeats what was signed (our choice). */
const SECRET_HEADERS = new Set(['x-security-token', 'x-auth-token', 'cookie']);

type KeyDeps = Pick<EventGridDeps, 'store' | 'now' | 'projects'>;
/** A key pair and whose it is. Only a temporary one ends, and only with its security token is it taken. */
type AccessKey = { user: LocalUser; secretKey: string; temporary?: { tokenHash: string; expiresAt: number } };

/**
 * Finds out who signed a request. The project is that of X-Project-Id, else the path's; null if it is not one of the
 * account's, or if X-Domain-Id names another account. Refuses with 401 APIGW.0301 as the gateway does; nothing is
 * locked.
 */
export async function signedCaller(deps: KeyDeps, c: Context<Env>): Promise<Caller | Failure> {
  const signature = readSignature(c.req.header('authorization') ?? '');
  if (signature === null) return refused('calc ak sk signature fail:Authorization is malformed');
  const key = await findKey(deps, signature.accessKey);
  if (key === undefined) return refused('Get secretKey failed');
  const now = deps.now();
  const signedAt = readSdkDate(c.req.header('x-sdk-date') ?? '');
  const isInTime = Math.abs(now - signedAt) <= MAX_SKEW_MS && now < (key.temporary?.expiresAt ?? now + 1);
  if (!isInTime) return refused('calc ak sk signature fail:signature expired');
  if (!hasItsToken(key, c.req.header('x-security-token'))) return refused('verify security token fail');
  const request = wireRequest(c);
  if (!signature.signedHeaders.includes('x-sdk-date') || !isSignedBy(key.secretKey, request, signature)) {
    return refused(`verify aksk signature fail,canonicalRequest:${shownRequest(request, signature.signedHeaders)}`);
  }
  const domainId = c.req.header('x-domain-id');
  const projectId = c.req.header('x-project-id') || c.req.param('project_id');
  const isForeign = Boolean(domainId) && domainId !== LOCAL_DOMAIN.id;
  const project = isForeign ? undefined : deps.projects.find(({ id }) => id === projectId);
  return { user: key.user, project: project ?? null };
}

const refused = (reason: string): Failure => gatewayFailures.badSignature(reason);

async function findKey({ store }: KeyDeps, accessKey: string): Promise<AccessKey | undefined> {
  const owner = LOCAL_USERS.find((user) => user.accessKey?.id === accessKey);
  if (owner?.accessKey !== undefined) return { user: owner, secretKey: owner.accessKey.secret };
  const row = await store.findTemporaryKey(accessKey);
  const user = LOCAL_USERS.find(({ id }) => id === row?.user_id);
  if (row === undefined || user === undefined) return undefined;
  return { user, secretKey: row.secret_key, temporary: { tokenHash: row.token_hash, expiresAt: row.expires_at } };
}

/** A permanent key with a security token is refused too: the client mixes up two key pairs. */
function hasItsToken({ temporary }: AccessKey, token: string | undefined): boolean {
  if (temporary === undefined || !token) return temporary === undefined && !token;
  return timingSafeEqual(Buffer.from(temporary.tokenHash), Buffer.from(hashOf(token)));
}

function wireRequest(c: Context<Env>): WireRequest {
  // Not c.req.path, which is decoded in part.
  const { pathname, search } = new URL(c.req.url);
  return {
    method: c.req.method,
    path: pathname,
    query: search.slice(1),
    header: (name) => c.req.header(name),
    body: c.get('bodyBytes'),
  };
}

function shownRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const header = (name: string) => (SECRET_HEADERS.has(name) ? '***' : request.header(name));
  return canonicalRequest({ ...request, header }, signedHeaders).replaceAll('\n', '|');
}
