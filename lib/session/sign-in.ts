import type { Endpoint } from '@/lib/config/env';
import type { EventGrid } from '@/lib/eventgrid/client';
import {
  type EgFailure,
  type EgRefusal,
  type EgResult,
  refusal,
  type SignInReason,
  success,
} from '@/lib/eventgrid/failures/result';
import { signInReason, tokenReason } from '@/lib/eventgrid/failures/sign-in-reason';
import type { Iam, TokenDetails } from '@/lib/eventgrid/iam';
import { regionOf } from '@/lib/eventgrid/regions';
import { signInBuckets, type Throttle } from '@/lib/store/throttle';
import type { SignedIn } from './session';
import type { SignInQueue } from './sign-in-queue';
import type { SignInInput, TokenSignInInput, UserSignInInput } from './sign-in-schema';

/** The dependencies of signing in. */
export type SignInDeps = {
  findEndpoint(id: string): Endpoint | undefined;
  iamOf(endpoint: Endpoint): Iam;
  eventGridOf(endpoint: Endpoint, projectId: string, token: string): Pick<EventGrid, 'listSources'>;
  throttle: Pick<Throttle, 'take' | 'giveBack'>;
  /** Lets few sign-ins of unknown browsers ask IAM at a time. */
  queue: SignInQueue;
  /** The client's address; null if it is not known. */
  address: string | null;
  /** Key of a browser that has been signed in with before, as this user; null for any other. */
  device: string | null;
  now(): number;
};

/** How long IAM may take to check a pasted token before EventGrid is tried instead. */
const SHOW_TOKEN_DEADLINE_MS = 8_000;

/** What these refusals show: the password or token was right, so it was no guess. */
const NO_GUESS: readonly (SignInReason | undefined)[] = [
  'forbidden',
  'passwordExpired',
  'project',
  'protected',
  'tokenAccount',
  'tokenExpired',
  'tokenProject',
];

/**
 * Signs a user in by password or by a pasted token and returns what a session needs. Refusals: `invalid-input` for a
 * region that is not offered or a project that has to be entered; `throttled` with the seconds to wait; the same
 * `refused` with status 401 and no words for a wrong account, user or password; else IAM's own failure, with the reason
 * as far as its answer shows one. Rejects if the throttle's store is down.
 */
export async function signIn(input: SignInInput, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const endpoint = deps.findEndpoint(input.region);
  if (endpoint === undefined) return wrongField('region', deps);
  const { address, device, queue } = deps;
  // Counted when its turn has come, not before: a minute's sign-ins that waited must not meet those of the next.
  const attempt = () => attemptSignIn(input, endpoint, deps);
  const result = device === null ? await queue.run(address ?? '', attempt) : await attempt();
  return result ?? refusal('throttled', { retryAfterSeconds: FULL_SECONDS }, deps.now());
}

/** When a queue that was full may have room again (our choice). */
const FULL_SECONDS = 5;

async function attemptSignIn(input: SignInInput, endpoint: Endpoint, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const { address, device, throttle, queue } = deps;
  const user = input.method === 'user' ? { account: input.account, user: input.user } : null;
  const taken = await throttle.take(signInBuckets({ user, address, device }), deps.now());
  if (!taken.ok) return refusal('throttled', { retryAfterSeconds: taken.retryAfterSeconds }, deps.now());
  if (device === null) queue.slowDown(taken.areMany);
  const result =
    input.method === 'user' ? await byPassword(input, endpoint, deps) : await byToken(input, endpoint, deps);
  // Someone who knows the password is not guessing: only wrong ones use up the minute's attempts.
  if (result.ok || result.failure.kind === 'invalid-input' || NO_GUESS.includes(result.failure.signIn)) {
    await deps.throttle.giveBack(taken.ticket);
  }
  return result;
}

const wrongField = (field: 'region' | 'project', { now }: Pick<SignInDeps, 'now'>): EgRefusal =>
  refusal('invalid-input', { fieldErrors: { [field]: `${field}.required` } }, now());

async function byPassword(input: UserSignInInput, endpoint: Endpoint, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const { account, user, password, passcode } = input;
  const iam = deps.iamOf(endpoint);
  const project = projectScope(input.project, endpoint);
  const issued = await iam.createToken({
    account,
    user,
    password,
    ...(passcode === '' ? {} : { passcode }),
    project,
  });
  if (!issued.ok) return passwordRefusal(issued.failure, input, deps);
  const entered = project === null ? await enterOwnProject(iam, issued.data.token, endpoint, deps) : issued;
  if (!entered.ok) return entered;
  const { token, details } = entered.data;
  const projectId = details.project?.id;
  if (!projectId) return refusal('unreadable', { requestId: entered.requestId }, deps.now());
  const typed = { id: '', name: user, domain: account };
  return success(signedIn(endpoint, projectId, token, details, typed), entered.requestId);
}

/** Adds the reason to IAM's refusal. A refusal of the credentials keeps nothing else: its words could tell which. */
function passwordRefusal(failure: EgFailure, { passcode }: UserSignInInput, { now }: SignInDeps): EgRefusal {
  const reason = signInReason(failure);
  if (reason === null) return { ok: false, failure };
  if (reason === 'credentials') {
    return refusal('refused', { status: 401, requestId: failure.requestId, signIn: 'credentials' }, now());
  }
  // A code that IAM still wants after one was entered was not the right one.
  const isWrongCode = reason === 'protected' && passcode !== '';
  return { ok: false, failure: { ...failure, signIn: isWrongCode ? 'passcode' : reason } };
}

/**
 * Enters the only project that IAM lists for the account's token, or the one named like the endpoint. Otherwise the
 * user has to enter one.
 */
async function enterOwnProject(iam: Iam, accountToken: string, endpoint: Endpoint, deps: SignInDeps) {
  const listed = await iam.listProjects(accountToken);
  if (!listed.ok) return listed;
  const projects = listed.data.filter(({ id, enabled }) => id !== null && enabled !== false);
  const own = projects.length === 1 ? projects[0] : projects.find(({ name }) => name === endpoint.id);
  return own?.id ? iam.enterProject(accountToken, own.id) : wrongField('project', deps);
}

async function byToken(input: TokenSignInInput, endpoint: Endpoint, deps: SignInDeps): Promise<EgResult<SignedIn>> {
  const { token, project_id } = input;
  const shown = await deps.iamOf(endpoint).showToken(token, { deadlineMs: SHOW_TOKEN_DEADLINE_MS });
  if (shown.ok) {
    const reason = unfitness(shown.data, project_id, deps.now());
    return reason === null
      ? success(signedIn(endpoint, project_id, token, shown.data), shown.requestId)
      : refusal('refused', { status: 401, requestId: shown.requestId, signIn: reason }, deps.now());
  }
  return iamCannotAnswer(shown.failure) ? byEventGrid(input, endpoint, deps) : tokenRefusal(shown.failure);
}

/** Tells why a token that IAM knows can't open the project; null if it can. */
function unfitness({ project, expiresAt }: TokenDetails, projectId: string, now: number): SignInReason | null {
  if (expiresAt !== null && Date.parse(expiresAt) <= now) return 'tokenExpired';
  if (project === null) return 'tokenAccount';
  return project.id === projectId ? null : 'tokenProject';
}

function tokenRefusal(failure: EgFailure): EgRefusal {
  const reason = tokenReason(failure);
  return { ok: false, failure: reason === null ? failure : { ...failure, signIn: reason } };
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
  if (failure.kind !== 'refused' || signInReason(failure) === 'notIam') return listed;
  if (failure.status === 403) return success(signedIn(endpoint, project_id, token, unknown), failure.requestId);
  return failure.status === 401 ? { ok: false, failure: { ...failure, signIn: 'tokenRefused' } } : listed;
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
 * Null if nothing was entered and the endpoint does not show its region: the endpoint's own ID is no project.
 */
function projectScope(typed: string, endpoint: Endpoint): { id: string } | { name: string } | null {
  if (typed !== '') return PROJECT_ID.test(typed) ? { id: typed } : { name: typed };
  const name = endpoint.defaultProject ?? regionOf(endpoint);
  return name === null ? null : { name };
}

/** Two 16 KB headers can be too much for a gateway (431, 494). A firewall or proxy may answer in place of IAM. */
const iamCannotAnswer = (failure: EgFailure): boolean => {
  const { kind, status } = failure;
  if (['notIam', 'address'].includes(tokenReason(failure) ?? '')) return true;
  return kind === 'refused'
    ? status === 431 || status === 494 || (status ?? 0) >= 500
    : ['unreachable', 'timeout', 'broken', 'unreadable'].includes(kind);
};
