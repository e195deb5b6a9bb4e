import { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { EventGridStore } from '../store';
import type { FaultSwitch } from './fault-switch';
import { faultRuleSchema } from './rule';

export type ControlDeps = {
  faults: FaultSwitch;
  store: Pick<EventGridStore, 'expireTokens' | 'listDeadLetters'>;
  now: () => number;
};

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Makes the app of the control port: switches faults on and off, expires tokens, lists dead letters. It has no sign-in,
 * so it answers 403 to anything a web page can send: a request with an Origin, or with a Host that is not a loopback
 * name (DNS rebinding). Bad input gets 400 with `{error: sentence}`. Our choice throughout.
 */
export function createControlApp({ faults, store, now }: ControlDeps): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    if (c.req.header('origin') !== undefined) return c.json({ error: 'A web page may not control faults.' }, 403);
    if (!LOOPBACK.test(c.req.header('host') ?? '')) return c.json({ error: 'The Host must be a loopback name.' }, 403);
    return next();
  });
  app.get('/faults', (c) => c.json({ faults: faults.list() }));
  app.post('/faults', async (c) => {
    if (!isJson(c.req.header('content-type'))) return c.json({ error: 'Content-Type must be application/json.' }, 400);
    const parsed = faultRuleSchema.safeParse(parseJson(await c.req.text()));
    return parsed.success ? c.json(faults.add(parsed.data), 201) : c.json({ error: sentenceOf(parsed.error) }, 400);
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.delete('/faults/:id', (c) =>
    faults.remove(c.req.param('id')) ? c.body(null, 204) : c.json({ error: 'No fault has this ID.' }, 404),
  );
  app.post('/tokens/expire', async (c) => c.json({ expired: await store.expireTokens(now()) }));
  app.get('/dead-letters', async (c) =>
    c.json({
      dead_letters: (await store.listDeadLetters()).map(({ queue, ...rest }) => ({
        ...rest,
        queue: JSON.parse(queue),
      })),
    }),
  );
  app.notFound((c) => c.json({ error: 'There is no such route.' }, 404));
  return app;
}

const isJson = (contentType: string | undefined): boolean =>
  contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sentenceOf({ issues }: z.core.$ZodError): string {
  const parts = issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${issue.keys.join(', ')}: not known`
      : issue.path.length === 0
        ? 'the body must be a JSON object'
        : `${issue.path.join('.')} ${issue.message}`,
  );
  return `${parts.join('; ')}.`;
}
