import type { Endpoint } from '@/lib/config/env';
import { readObject, readText } from './answers/loose';
import { parseEgTime } from './answers/times';
import { parseJson } from './failures/parse';
import { type EgResult, refusal, success } from './failures/result';
import { isToken } from './schemas/token';
import { type CallOptions, send, type WireRequest } from './transport/send';
import type { Transport } from './transport/transport';

/** Who signs in, and for which project: by ID, or by name (a region's own project is named like the region). */
export type CreateTokenInput = {
  account: string;
  user: string;
  password: string;
  /** The six digits of the user's virtual MFA device, where one is bound. */
  passcode?: string;
  /** The user's ID, which IAM wants beside a passcode; see totpUser for what is sent without it. */
  userId?: string;
  project: { id: string } | { name: string };
};

type Named = { id: string | null; name: string | null };

/** What IAM says about a token. `expiresAt` is ISO 8601 in UTC, null where it was not said in a form we can read. */
export type TokenDetails = {
  expiresAt: string | null;
  project: Named | null;
  user: (Named & { domain: Named | null }) | null;
};

type IssuedToken = { token: string; details: TokenDetails };
type Project = Named & { enabled: boolean | null };

/** The operations of IAM that signing in needs. Every refusal is a value and holds neither token nor password. */
export type Iam = {
  /** Gets a token by password: one POST, never repeated (five wrong ones lock the account for 15 minutes). */
  createToken(input: CreateTokenInput, options?: CallOptions): Promise<EgResult<IssuedToken>>;
  /** Gets a token for another project by one that is still good, without the password (methods ["token"]). */
  enterProject(token: string, projectId: string, options?: CallOptions): Promise<EgResult<IssuedToken>>;
  /** Asks IAM about the token itself, by that token. */
  showToken(token: string, options?: CallOptions): Promise<EgResult<TokenDetails>>;
  /** Lists the projects that the token's user may enter. */
  listProjects(token: string, options?: CallOptions): Promise<EgResult<Project[]>>;
};

export type IamOptions = { transport: Transport; endpoint: Endpoint; now?: () => number };

/**
 * Opens the IAM of an endpoint: the only place that knows its paths and headers. A token that cannot stand in a header
 * is refused as `invalid-input`; nothing is sent then.
 */
export function openIam({ transport, endpoint, now = Date.now }: IamOptions): Iam {
  const call = (request: Omit<WireRequest, 'baseUrl' | 'writes'>, options: CallOptions | undefined) =>
    // A token more or less changes nothing that a user could see: no outcome of these needs to be looked up.
    send({ transport, now }, { ...request, baseUrl: endpoint.iamUrl, writes: false }, options);

  const badToken = () => refusal('invalid-input', { fieldErrors: { token: 'token.characters' } }, now());

  const issue = async (
    body: object,
    secrets: string[],
    options: CallOptions | undefined,
  ): Promise<EgResult<IssuedToken>> => {
    const path = '/v3/auth/tokens?nocatalog=true';
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json;charset=utf8' };
    const answer = await call({ method: 'POST', path, headers, body, secrets }, options);
    if (!answer.ok) return answer;
    const token = answer.headers.get('x-subject-token') ?? '';
    const details = readTokenDetails(parseJson(answer.text));
    return isToken(token) && details ? success({ token, details }, answer.requestId) : answer.refuse();
  };

  return {
    createToken: (input, options) =>
      issue(authBody(input), [input.password, ...(input.passcode ? [input.passcode] : [])], options),

    async enterProject(token, projectId, options) {
      if (!isToken(token)) return badToken();
      const identity = { methods: ['token'], token: { id: token } };
      return issue({ auth: { identity, scope: { project: { id: projectId } } } }, [token], options);
    },

    async showToken(token, options) {
      if (!isToken(token)) return badToken();
      const headers = { Accept: 'application/json', 'X-Auth-Token': token, 'X-Subject-Token': token };
      const path = '/v3/auth/tokens?nocatalog=true';
      const answer = await call({ method: 'GET', path, headers, secrets: [token] }, options);
      if (!answer.ok) return answer;
      const details = readTokenDetails(parseJson(answer.text));
      return details ? success(details, answer.requestId) : answer.refuse();
    },

    async listProjects(token, options) {
      if (!isToken(token)) return badToken();
      const headers = { Accept: 'application/json', 'X-Auth-Token': token };
      const answer = await call({ method: 'GET', path: '/v3/auth/projects', headers, secrets: [token] }, options);
      if (!answer.ok) return answer;
      const projects = readObject(parseJson(answer.text))?.projects;
      return Array.isArray(projects) ? success(projects.flatMap(readProject), answer.requestId) : answer.refuse();
    },
  };
}

function authBody(input: CreateTokenInput) {
  const { account, user, password, passcode, project } = input;
  return {
    auth: {
      identity: {
        methods: passcode ? ['password', 'totp'] : ['password'],
        password: { user: { name: user, password, domain: { name: account } } },
        ...(passcode ? { totp: { user: { ...totpUser(input), passcode } } } : {}),
      },
      scope: { project },
    },
  };
}

/**
 * Names the user of the passcode. IAM's page wants the user's ID here, not the name, and has no way to learn it before
 * there is a token. A caller that knows it (an earlier session's token details) gives `userId`. Else the name with its
 * domain is sent: Keystone, which IAM derives from, resolves both alike; that Huawei Cloud's IAM does too is INFERRED.
 */
const totpUser = ({ account, user, userId }: CreateTokenInput) =>
  userId ? { id: userId } : { name: user, domain: { name: account } };

/** Reads `{"token":{…}}`. Returns null when there is no token object; parts that are missing are null. */
function readTokenDetails(body: unknown): TokenDetails | null {
  const token = readObject(readObject(body)?.token);
  if (!token) return null;
  const user = readObject(token.user);
  return {
    expiresAt: parseEgTime(readText(token.expires_at))?.toISOString() ?? null,
    project: readNamed(token.project),
    user: user && { id: readText(user.id), name: readText(user.name), domain: readNamed(user.domain) },
  };
}

function readNamed(value: unknown): Named | null {
  const fields = readObject(value);
  return fields && { id: readText(fields.id), name: readText(fields.name) };
}

function readProject(value: unknown): Project[] {
  const fields = readObject(value);
  if (!fields) return [];
  const enabled = typeof fields.enabled === 'boolean' ? fields.enabled : null;
  return [{ id: readText(fields.id), name: readText(fields.name), enabled }];
}
