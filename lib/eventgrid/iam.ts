import type { Endpoint } from '@/lib/config/env';
import { parseJson, readObject } from '@/lib/secrets/json';
import { secretsWithin } from '@/lib/secrets/redact';
import { readText, readTexts } from './answers/loose';
import { parseEgTime } from './answers/times';
import { type EgResult, refusal, success } from './failures/result';
import { pathOf } from './operations';
import { isToken } from './schemas/token';
import { type CallOptions, send, type WireRequest } from './transport/send';
import type { Transport } from './transport/transport';

/**
 * Who signs in, and to which project: by ID, or by name (a region's own project is named like the region). Null means
 * the whole account.
 */
export type CreateTokenInput = {
  account: string;
  user: string;
  password: string;
  /** The six digits from the user's virtual MFA device, if one is bound. */
  passcode?: string;
  project: { id: string } | { name: string } | null;
};

type IdAndName = { id: string | null; name: string | null };

/**
 * What IAM reports about a token. `expiresAt` is ISO 8601 in UTC by this machine's clock, null if it was missing or
 * unreadable, or if it is past and IAM did not tell its own time.
 */
export type TokenDetails = {
  expiresAt: string | null;
  project: IdAndName | null;
  user: (IdAndName & { domain: IdAndName | null }) | null;
};

type IssuedToken = { token: string; details: TokenDetails };
type Project = IdAndName & { enabled: boolean | null };

/** The IAM operations that signing in needs. Every refusal is a value and contains neither token nor password. */
export type Iam = ReturnType<typeof openIam>;

export type IamOptions = { transport: Transport; endpoint: Endpoint; now?: () => number };

/**
 * Opens the IAM of an endpoint: the only place that knows its headers and bodies. Without sending anything, refuses a
 * token that is not a valid header value as `invalid-input`.
 */
export function openIam({ transport, endpoint, now = Date.now }: IamOptions) {
  const call = (request: Omit<WireRequest, 'baseUrl' | 'path'>, query: string, options: CallOptions | undefined) =>
    send(
      { transport, now },
      { ...request, baseUrl: endpoint.iamUrl, path: `${pathOf(request.operation)}${query}` },
      options,
    );

  const badToken = () => refusal('invalid-input', { fieldErrors: { token: 'token.characters' } }, now());

  const issue = async (
    operation: 'createToken' | 'enterProject',
    body: object,
    secrets: string[],
    options: CallOptions | undefined,
  ): Promise<EgResult<IssuedToken>> => {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json;charset=utf8' };
    const sentAt = now();
    const answer = await call({ operation, headers, body, secrets }, NO_CATALOG, options);
    if (!answer.ok) return answer;
    const token = answer.headers.get('x-subject-token') ?? '';
    const details = readTokenDetails(answer, sentAt);
    return isToken(token) && details ? success({ token, details }, answer.requestId) : answer.refuse();
  };

  return {
    /** Gets a token by password: one POST, never repeated (five wrong ones lock the account for 15 minutes). */
    createToken: (input: CreateTokenInput, options?: CallOptions) =>
      issue('createToken', authBody(input), secretsWithin(input), options),

    /** Gets a token for another project with one that is still valid, without the password (methods ["token"]). */
    async enterProject(token: string, projectId: string, options?: CallOptions): Promise<EgResult<IssuedToken>> {
      if (!isToken(token)) return badToken();
      const identity = { methods: ['token'], token: { id: token } };
      const body = { auth: { identity, scope: { project: { id: projectId } } } };
      return issue('enterProject', body, [token], options);
    },

    /** Reads a token's own details, authorized by that token. */
    async showToken(token: string, options?: CallOptions): Promise<EgResult<TokenDetails>> {
      if (!isToken(token)) return badToken();
      const headers = { Accept: 'application/json', 'X-Auth-Token': token, 'X-Subject-Token': token };
      const sentAt = now();
      const answer = await call({ operation: 'showToken', headers, secrets: [token] }, NO_CATALOG, options);
      if (!answer.ok) return answer;
      const details = readTokenDetails(answer, sentAt);
      return details ? success(details, answer.requestId) : answer.refuse();
    },

    /** Lists the projects that the token's user may enter. */
    async listProjects(token: string, options?: CallOptions): Promise<EgResult<Project[]>> {
      if (!isToken(token)) return badToken();
      const headers = { Accept: 'application/json', 'X-Auth-Token': token };
      const answer = await call({ operation: 'listProjects', headers, secrets: [token] }, '', options);
      if (!answer.ok) return answer;
      const projects = readObject(parseJson(answer.text))?.projects;
      return Array.isArray(projects) ? success(projects.flatMap(readProject), answer.requestId) : answer.refuse();
    },
  };
}

/** Without `nocatalog`, a token's answer lists every service of the account. */
const NO_CATALOG = '?nocatalog=true';

/**
 * IAM's documentation names the user of the passcode by ID, and offers no way to learn it before there is a token. The
 * name with its domain is sent: Keystone, which IAM derives from, resolves both alike (docs/wire.md, "Keystone"); that
 * Huawei Cloud's IAM does too is INFERRED.
 */
function authBody({ account, user, password, passcode, project }: CreateTokenInput) {
  return {
    auth: {
      identity: {
        methods: passcode ? ['password', 'totp'] : ['password'],
        password: { user: { name: user, password, domain: { name: account } } },
        ...(passcode ? { totp: { user: { name: user, domain: { name: account }, passcode } } } : {}),
      },
      scope: project === null ? { domain: { name: account } } : { project },
    },
  };
}

type TokenAnswer = { headers: Headers; text: string };

/** Reads `{"token":{…}}`. Returns null if there is no token object; missing parts are null. */
function readTokenDetails({ headers, text }: TokenAnswer, sentAt: number): TokenDetails | null {
  const token = readObject(readObject(parseJson(text))?.token);
  if (!token) return null;
  const user = readObject(token.user);
  return {
    expiresAt: expiryHere(readText(token.expires_at), headers, sentAt),
    project: readNamed(token.project),
    user: user && { ...readTexts(user, ['id', 'name']), domain: readNamed(user.domain) },
  };
}

/**
 * Converts a token's expiry to this machine's clock, by the time in IAM's own header Date: the two clocks may differ by
 * hours. Without that header a past expiry proves nothing, and EventGrid decides.
 */
function expiryHere(text: string | null, headers: Headers, sentAt: number): string | null {
  const expiresAt = parseEgTime(text)?.getTime();
  if (expiresAt === undefined) return null;
  const iamNow = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(iamNow)) return expiresAt <= sentAt ? null : new Date(expiresAt).toISOString();
  return new Date(expiresAt - iamNow + sentAt).toISOString();
}

function readNamed(value: unknown): IdAndName | null {
  const fields = readObject(value);
  return fields && readTexts(fields, ['id', 'name']);
}

function readProject(value: unknown): Project[] {
  const named = readNamed(value);
  const enabled = readObject(value)?.enabled;
  return named ? [{ ...named, enabled: typeof enabled === 'boolean' ? enabled : null }] : [];
}
