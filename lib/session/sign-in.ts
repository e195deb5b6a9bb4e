import type { Endpoint } from '@/lib/config/env';
import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgFailure, type EgRefusal, type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Iam, TokenDetails } from '@/lib/eventgrid/iam';
import { signInBuckets, type Throttle } from '@/lib/store/throttle';
import type { SignedIn } from './session';
import type { SignInInput, TokenSignInInput, UserSignInInput } from './sign-in-schema';

/** The dependencies of signing in. */
export type SignInDeps = {
  findEndpoint(id: string): Endpoint | undefined;
  iamOf(endpoint: Endpoint): Iam;
  eventGridOf(endpoint: Endpoint, projectId: string, token: string): Pick<EventGrid, 'listSources'>;
  throttle: Pick<Throttle, 'take' | 'giveBack'>;
  /** The client's address; null if no header can be trusted. */
  address: string | null;
  now(): number;
};

/** How long IAM may take to check a pasted token before EventGrid is tried instead. */
const SHOW_TOKEN_DEADLINE_MS = 8_000;

/**
 * Signs a user in by password or by a pasted token and returns what a session needs. Refusals: `invalid-input` for a
 * region that is not offered; `throttled` with the seconds to wait; the same `refused` with status 401 and no words for
 * anything wrong with the credentials, so that it reveals nothing; else IAM's own failure. Rejects if the throttle's
 * store is down.
 */
export async function signIn(input: SignInInput, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const endpoint = deps.findEndpoint(input.region);
  if (endpoint === undefined)
    return refusal('invalid-input', { fieldErrors: { region: 'region.required' } }, deps.now());
  const who = input.method === 'user' ? { account: input.account, user: input.user } : {};
  const taken = await deps.throttle.take(signInBuckets({ ...who, address: deps.address }), deps.now());
  if (!taken.ok) return refusal('throttled', { retryAfterSeconds: taken.retryAfterSeconds }, deps.now());
  const result =
    input.method === 'user' ? await byPassword(input, endpoint, deps) : await byToken(input, endpoint, deps);
  // Someone who knows the password is not guessing: only failures use up the minute's attempts.
  if (result.ok) await deps.throttle.giveBack(taken.ticket);
  return result;
}

async function byPassword(input: UserSignInInput, endpoint: Endpoint, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const { account, user, password, passcode } = input;
  const result = await deps.iamOf(endpoint).createToken({
    account,
    user,
    password,
    ...(passcode === '' ? {} : { passcode }),
    project: projectScope(input.project, endpoint),
  });
  if (!result.ok) return isCredentialFailure(result.failure) ? badCredentials(result.failure, deps.now()) : result;
  const { token, details } = result.data;
  const projectId = details.project?.id;
  if (!projectId) return refusal('unreadable', { requestId: result.requestId }, deps.now());
  const typed = { id: '', name: user, domain: account };
  return success(signedIn(endpoint, projectId, token, details, typed), result.requestId);
}

async function byToken(input: TokenSignInInput, endpoint: Endpoint, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const { token, project_id } = input;
  const shown = await deps.iamOf(endpoint).showToken(token, { deadlineMs: SHOW_TOKEN_DEADLINE_MS });
  if (shown.ok) {
    const { project, expiresAt } = shown.data;
    const expired = expiresAt !== null && Date.parse(expiresAt) <= deps.now();
    if (project?.id !== project_id || expired) return badCredentials({ requestId: shown.requestId }, deps.now());
    return success(signedIn(endpoint, project_id, token, shown.data), shown.requestId);
  }
  if (isCredentialFailure(shown.failure)) return badCredentials(shown.failure, deps.now());
  return iamCannotAnswer(shown.failure) ? byEventGrid(input, endpoint, deps) : shown;
}

/**
 * IAM is silent: EventGrid itself can tell a valid token (200, or 403 if it may not list) from an invalid one (401).
 */
async function byEventGrid(input: TokenSignInInput, endpoint: Endpoint, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const { token, project_id } = input;
  const listed = await deps.eventGridOf(endpoint, project_id, token).listSources({ limit: 1 });
  const unknown = { expiresAt: null, project: null, user: null };
  if (listed.ok) return success(signedIn(endpoint, project_id, token, unknown), listed.requestId);
  const { failure } = listed;
  if (failure.kind !== 'refused') return listed;
  if (failure.status === 403) return success(signedIn(endpoint, project_id, token, unknown), failure.requestId);
  return failure.status === 401 ? badCredentials(failure, deps.now()) : listed;
}

/** Makes what a session needs from IAM's answer about a token. `typed` replaces a user that the answer omits. */
export function signedIn(
  endpoint: Pick<Endpoint, 'id'>,
  projectId: string,
  token: string,
  { expiresAt, project, user }: TokenDetails,
  typed = { id: '', name: '', domain: '' },
): SignedIn {
  return {
    endpointId: endpoint.id,
    project: { id: projectId, name: project?.name ?? projectId },
    user: {
      id: user?.id ?? typed.id,
      name: user?.name ?? typed.name,
      domain: user?.domain?.name ?? typed.domain,
    },
    expiresAt,
    token,
  };
}

const PROJECT_ID = /^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * 32 hex digits or a UUID are an ID, any other text is a name. Every region has a project with the region's name (IAM).
 */
function projectScope(typed: string, endpoint: Endpoint): { id: string } | { name: string } {
  if (typed === '') return { name: endpoint.id };
  return PROJECT_ID.test(typed) ? { id: typed } : { name: typed };
}

const CREDENTIAL_STATUSES = [400, 401, 403, 404];

const isCredentialFailure = ({ kind, status }: EgFailure): boolean =>
  kind === 'refused' && status !== null && CREDENTIAL_STATUSES.includes(status);

/** Two 16 KB headers can be too much for a gateway (431, 494). A proxy may answer in place of IAM. */
const iamCannotAnswer = ({ kind, status }: EgFailure): boolean =>
  kind === 'refused'
    ? status === 431 || status === 494 || (status ?? 0) >= 500
    : ['unreachable', 'timeout', 'broken', 'unreadable'].includes(kind);

const badCredentials = ({ requestId }: Pick<EgFailure, 'requestId'>, now: number): EgRefusal =>
  refusal('refused', { status: 401, requestId }, now);
