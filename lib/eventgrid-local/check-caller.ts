import type { EventGridDeps } from './context';
import { Failure, failures, iamFailures } from './failures';
import type { CheckCaller } from './operation';
import { isSigned } from './signature';
import { signedCaller } from './signed-caller';
import { findToken } from './tokens';

/**
 * Makes the check before every operation. A signed request is judged by its signature, whatever token it carries.
 * EventGrid's operations answer 401 EG.00014010 without a valid X-Auth-Token, and 403 EG.00014030 for a token of the
 * account, to a token or a signature of a project other than the path's, and for a `write` by a read-only user.
 */
export function callerCheck(deps: Pick<EventGridDeps, 'store' | 'now' | 'projects'>): CheckCaller {
  return async (c, access) => {
    if (access === 'anyone') return null;
    const caller = isSigned(c.req.header('authorization'))
      ? await signedCaller(deps, c)
      : await findToken(deps, c.req.header('x-auth-token'));
    if (caller instanceof Failure) return caller;
    if (access === 'token') return caller ?? iamFailures.unauthorized();
    if (caller === null) return failures.badToken();
    if (caller.project === null || caller.project.id !== c.req.param('project_id')) return failures.forbidden();
    if (access === 'write' && !caller.user.mayWrite) return failures.forbidden();
    c.set('user', caller.user);
    c.set('project', caller.project);
    return caller;
  };
}
