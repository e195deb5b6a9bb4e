import { expect } from '@playwright/test';
import { actionCall, ENDPOINTS, WAYS } from './support/actions';
import { ATTEMPTS, makeSource, makeSubscription, ROUTE_QUERIES } from './support/attempts';
import { test } from './support/target';

const EVIL = 'https://evil.example';

type Foreign = (origin: string) => Record<string, string>;

/** A refusal as a value: the page's own answer, or a redirect without a session. */
const VALUE = [200, 307];

/** How another site's page can send, and the allowed statuses of the answer. */
const FOREIGN_WRITES: [headers: Foreign, statuses: number[]][] = [
  [() => ({ Origin: EVIL }), [403]],
  [() => ({ Origin: 'null' }), [403]],
  [(origin) => ({ Origin: `${origin}.evil.example` }), [403]],
  [() => ({ Origin: EVIL, 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }), [403]],
  [() => ({ Origin: EVIL, Host: 'evil.example' }), [421]],
  [() => ({}), VALUE],
  [(origin) => ({ Origin: origin, 'Sec-Fetch-Site': 'cross-site' }), VALUE],
  [(origin) => ({ Origin: origin, 'Sec-Fetch-Site': 'same-site' }), VALUE],
];

const FOREIGN_READS: [headers: Foreign, status: number][] = [
  [() => ({ Origin: EVIL }), 403],
  [() => ({ Origin: 'null' }), 403],
  [() => ({ 'Sec-Fetch-Site': 'cross-site' }), 403],
  [() => ({ 'Sec-Fetch-Site': 'same-site' }), 403],
  [() => ({ Origin: EVIL, 'X-Forwarded-Host': 'evil.example' }), 403],
  [() => ({ Host: 'evil.example' }), 421],
];

const actions = ENDPOINTS.filter((endpoint) => endpoint.kind === 'action').map(({ name }) => name);
const routes = ENDPOINTS.filter((endpoint) => endpoint.kind === 'route');

test('every action and route of the project has a probe', () => {
  expect(Object.keys(ATTEMPTS).sort()).toEqual([...actions].sort());
  const paths = routes.filter(({ needsSession }) => needsSession).map(({ path }) => path);
  expect(Object.keys(ROUTE_QUERIES).sort()).toEqual(paths.sort());
});

test('a foreign or missing Origin on every action', async ({ target }) => {
  // About 310 requests: 15 s, or three times that on a busy machine.
  test.setTimeout(120_000);
  const { origin } = target.console_;
  for (const name of actions) {
    for (const way of WAYS) {
      const attempt = await ATTEMPTS[name]?.(target);
      if (attempt === undefined) throw new Error(`There is no attempt for ${name}.`);
      const call = actionCall(name, attempt.fields, way);
      const headers = { ...call.headers, ...(attempt.cookie ? { Cookie: attempt.cookie } : {}) };
      for (const [foreign, statuses] of FOREIGN_WRITES) {
        const sent = foreign(origin);
        const answer = await target.send({ ...call, headers: { ...headers, ...sent } });
        const what = `${name} by ${way} with ${JSON.stringify(sent)}`;
        expect(statuses, what).toContain(answer.status);
        expect(await attempt.worked(answer), what).toBe(false);
      }
      // The same bytes from the console's own page work.
      const answer = await target.send({ ...call, headers: { ...headers, Origin: origin } });
      expect(await attempt.worked(answer), `${name} by ${way} with the right Origin`).toBe(true);
    }
  }
});

test('a foreign Origin or site on every route', async ({ target }) => {
  const ids = { '[sourceId]': (await makeSource(target)).id, '[subscriptionId]': (await makeSubscription(target)).id };
  const { cookie } = target.victim;
  for (const [pattern, query] of Object.entries(ROUTE_QUERIES)) {
    const path =
      Object.entries(ids).reduce((filled, [part, id]) => filled.replace(part, id), pattern) + (await query(target));
    for (const [foreign, status] of FOREIGN_READS) {
      const headers = foreign(target.console_.origin);
      const answer = await target.send({ path, headers: { Cookie: cookie, ...headers } });
      expect(answer.status, `${path} with ${JSON.stringify(headers)}`).toBe(status);
      expect(answer.text).not.toContain('"ok":true');
    }
    const own = await target.send({ path, headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' } });
    expect(JSON.parse(own.text), path).toMatchObject({ ok: true });
    // A read from the console's own page has no Origin. Other sites are kept out because the answer allows no sharing.
    expect(own.headers['access-control-allow-origin']).toBeUndefined();
    expect(own.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect((await target.send({ path })).status, `${path} without a cookie`).toBe(401);
  }
});

test('operator routes reveal nothing about users', async ({ target }) => {
  for (const { path } of routes.filter(({ needsSession }) => !needsSession)) {
    const { status, text } = await target.send({ path, headers: { Cookie: target.victim.cookie, Origin: EVIL } });
    expect(path === '/metrics' ? [404] : [200, 503], path).toContain(status);
    expect(text).not.toMatch(/admin|7d4f0c1e|MII/);
  }
});
