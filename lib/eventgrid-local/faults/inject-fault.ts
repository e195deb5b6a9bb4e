import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import { type Env, refuse } from '../context';
import type { FaultSwitch } from './fault-switch';
import { faultKind } from './kinds';

/**
 * Makes the middleware that applies the active fault to a request and records it in `fault`. It needs Node's own
 * connection: throws if the app runs without a server.
 */
export const injectFault =
  (faults: FaultSwitch): MiddlewareHandler<Env> =>
  async (c, next) => {
    const rule = faults.take(c.req.method, c.req.path);
    if (rule === undefined) return next();
    const requestId = c.get('requestId');
    const answer = await faultKind(rule.fault).answer(
      {
        connection: connectionOf(c.env),
        requestId,
        refuse: (failure) => refuse(c, failure),
        async trueAnswer() {
          await next();
          c.header('X-Request-Id', requestId);
          return c.res;
        },
      },
      rule,
    );
    const [response, status] =
      'sentStatus' in answer ? [RESPONSE_ALREADY_SENT, answer.sentStatus] : [answer, answer.status];
    c.set('fault', { name: rule.fault, status });
    if (c.res !== response) c.res = response;
  };

function connectionOf(env: Env['Bindings'] | undefined): HttpBindings {
  if (env?.incoming && env.outgoing) return { incoming: env.incoming, outgoing: env.outgoing };
  throw new Error('A fault needs a connection: ask the served EventGrid, not its app.');
}
