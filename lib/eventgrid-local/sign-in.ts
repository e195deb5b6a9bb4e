import type * as z from 'zod/mini';
import type { EventGridDeps } from './context';
import { Failure, iamFailures } from './failures';
import { passcodeStep } from './passcode';
import type { tokenBody } from './schemas/iam';
import { LOCAL_DOMAIN, LOCAL_PASSWORD, LOCAL_USERS, type LocalProject, type LocalUser } from './seed';
import { findToken, type SignIn } from './tokens';

type Auth = z.output<typeof tokenBody>['auth'];
type Identity = Auth['identity'];
type SignInDeps = Pick<EventGridDeps, 'store' | 'now' | 'projects'>;

type VerifiedUser = Pick<SignIn, 'user' | 'notAfter'> & { timeStep?: number };

/**
 * Reads the body of POST /v3/auth/tokens: by password, by password and passcode, or by another token; into a project,
 * or into the account if the body names that or nothing. Returns who signs in, or the refusal: 400 for a missing part,
 * 401 for an unknown user or another account, 403 for a project that is not the user's. A valid passcode is used up.
 */
export async function readSignIn(deps: SignInDeps, { identity, scope }: Auth): Promise<SignIn | Failure> {
  const methods = [...new Set(identity.methods)].sort();
  const identify = WAYS.get(methods.join('+'));
  if (identify === undefined) return iamFailures.unauthorized('These methods together are not supported.');
  const identified = await identify(deps, identity);
  if (identified instanceof Failure) return identified;
  const project = readScope(deps, scope);
  if (project instanceof Failure) return project;
  const { user, notAfter, timeStep } = identified;
  // Last, so that an unknown project doesn't use up a passcode.
  if (timeStep !== undefined && !(await deps.store.spendPasscode(user.id, timeStep))) return wrongPasscode();
  return { user, project, methods, notAfter };
}

const WAYS = new Map<string, (deps: SignInDeps, identity: Identity) => Promise<VerifiedUser | Failure>>([
  ['password', byPassword],
  ['password+totp', byPasscode],
  ['token', byToken],
]);

async function byPassword(_: SignInDeps, identity: Identity): Promise<VerifiedUser | Failure> {
  const user = readUser(identity);
  if (user instanceof Failure || user.mfaSecret === undefined) return user instanceof Failure ? user : { user };
  return iamFailures.unauthorized('The user has a virtual MFA device: add the method totp with its passcode.');
}

async function byPasscode({ now }: SignInDeps, identity: Identity): Promise<VerifiedUser | Failure> {
  const user = readUser(identity);
  if (user instanceof Failure) return user;
  if (user.mfaSecret === undefined) {
    return iamFailures.unauthorized('The user has no virtual MFA device: sign in by password alone.');
  }
  const given = identity.totp?.user;
  if (given === undefined || !isNamed(user, given)) return wrongPasscode();
  const timeStep = passcodeStep(user.mfaSecret, given.passcode, now());
  return timeStep === null ? wrongPasscode() : { user, timeStep };
}

async function byToken(deps: SignInDeps, { token }: Identity): Promise<VerifiedUser | Failure> {
  if (token === undefined) return missing('auth.identity.token');
  const known = await findToken(deps, token.id);
  return known === null ? iamFailures.unauthorized() : { user: known.user, notAfter: known.expiresAt };
}

const wrongPasscode = () => iamFailures.unauthorized('The passcode is wrong, too old or spent.');
const missing = (field: string) => iamFailures.badRequest(`Expecting to find valid ${field} in the request body.`);

/** The same refusal for an unknown account, an unknown user and a wrong password. */
function readUser({ password }: Identity): LocalUser | Failure {
  if (password === undefined) return missing('auth.identity.password');
  const { user: given } = password;
  // An ID says it all; a name needs its account.
  const user = LOCAL_USERS.find(({ id, name }) =>
    'id' in given ? id === given.id : name === given.name && isOwn(given.domain),
  );
  if (user === undefined || given.password !== LOCAL_PASSWORD) {
    return iamFailures.unauthorized('The username or password is wrong.');
  }
  return user;
}

/** IAM's documentation requires the user's ID beside a passcode; people know the name and account (our choice). */
const isNamed = (user: LocalUser, given: NonNullable<Identity['totp']>['user']): boolean =>
  given.id === undefined ? given.name === user.name && isOwn(given.domain) : given.id === user.id;

const foreignAccount = () => iamFailures.unauthorized('The user does not belong to the account.');

const isOwn = (domain: { id: string } | { name: string } | null | undefined): boolean =>
  !domain || ('id' in domain ? domain.id === LOCAL_DOMAIN.id : domain.name === LOCAL_DOMAIN.name);

function readScope({ projects }: Pick<SignInDeps, 'projects'>, scope: Auth['scope']): LocalProject | null | Failure {
  const { project: wanted, domain } = scope ?? {};
  if (wanted) {
    const project = projects.find(({ id, name }) => ('id' in wanted ? wanted.id === id : wanted.name === name));
    if (!isOwn(wanted.domain)) return foreignAccount();
    return project ?? iamFailures.forbidden('The user has no role on the project.');
  }
  return isOwn(domain) ? null : foreignAccount();
}
