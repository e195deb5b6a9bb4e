import { randomBytes, randomInt } from 'node:crypto';
import { type EventGridDeps, iamTime } from '../context';
import { iamFailures } from '../failures';
import { type Operation, operation, reply } from '../operation';
import { temporaryKeyAnswer, temporaryKeyBody } from '../schemas/iam';
import { findToken, hashOf } from '../tokens';

/** As long as the cloud's. Source: docs/wire.md, "Temporary access keys". */
const ACCESS_KEY_CHARS = 20;
const SECRET_KEY_BYTES = 30;
const SECURITY_TOKEN_BYTES = 450;
const DEFAULT_LIFE_S = 900;

const CAPITALS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const accessKey = (): string =>
  Array.from({ length: ACCESS_KEY_CHARS }, () => CAPITALS_AND_DIGITS[randomInt(CAPITALS_AND_DIGITS.length)]).join('');

/** Makes the operation that turns a token into a key pair for a while. */
export const temporaryKeyOperations = (deps: EventGridDeps): Operation[] => [
  operation({
    operationId: 'createTemporaryAccessKeyByToken',
    tag: 'IAM',
    method: 'POST',
    path: '/v3.0/OS-CREDENTIAL/securitytokens',
    summary: "Issues a temporary access key for a token's user, with the security token that goes with it",
    // The token may be in the body instead of the header.
    access: 'anyone',
    body: temporaryKeyBody,
    success: { status: 201, schema: temporaryKeyAnswer },
    refusals: [iamFailures.unauthorized()],
    async handle({ header, body }) {
      const { methods, token } = body.auth.identity;
      if (methods.join() !== 'token') return iamFailures.badRequest('Only the method token is supported.');
      const known = await findToken(deps, token?.id ?? header('x-auth-token'));
      if (known === null) return iamFailures.unauthorized();
      const securityToken = randomBytes(SECURITY_TOKEN_BYTES).toString('base64url');
      const issuedAt = deps.now();
      const key = {
        access_key: accessKey(),
        secret_key: randomBytes(SECRET_KEY_BYTES).toString('base64url'),
        token_hash: hashOf(securityToken),
        user_id: known.user.id,
        issued_at: issuedAt,
        expires_at: issuedAt + (token?.duration_seconds ?? DEFAULT_LIFE_S) * 1000,
      };
      await deps.store.saveTemporaryKey(key);
      const { access_key: access, secret_key: secret, expires_at } = key;
      return reply({ credential: { access, secret, securitytoken: securityToken, expires_at: iamTime(expires_at) } });
    },
  }),
];
