import { expect } from '@playwright/test';
import { sessionCookie } from '../../../lib/session/cookie';
import { freshName } from '../support/create-page';
import { startConsole } from '../support/running-console';
import { actionCall, type Fields } from './support/actions';
import { channelOf, makeSource } from './support/attempts';
import { send, sessionCookieOf } from './support/probe';
import { ADMIN, SECOND_PROJECT_ID, type Target, test } from './support/target';

/** Calls an action from the console's own page with a given cookie. */
const call = (target: Target, name: string, fields: Fields, cookie: string) => {
  const { headers, ...rest } = actionCall(name, fields);
  return target.send({ ...rest, headers: { ...headers, Cookie: cookie, Origin: target.console_.origin } });
};

test('replay of a signed-out cookie on page, RSC, action and route', async ({ target }) => {
  const cookie = await target.signIn();
  const { id, name } = await makeSource(target);
  const fields = { ...target.victim.form, channel_id: await channelOf(target), type: 'APPLICATION' };
  const page = () => target.send({ path: `/sources/${id}`, headers: { Cookie: cookie } });
  const rsc = () => target.send({ path: `/sources/${id}?_rsc`, headers: { Cookie: cookie, RSC: '1' } });
  const route = () => target.send({ path: `/api/sources/${id}`, headers: { Cookie: cookie } });
  const create = (created: string) => call(target, 'createSourceAction', { ...fields, name: created }, cookie);

  for (const read of [page, rsc, route]) {
    const { status, text } = await read();
    expect(status).toBe(200);
    expect(text).toContain(name);
  }
  const before = freshName('before');
  await create(before);
  expect((await target.eventGrid('GET', `/sources?name=${before}`)).items).toHaveLength(1);

  await call(target, 'signOutAction', {}, cookie);
  expect((await page()).headers.location).toMatch(/^\/sign-in\?next=/);
  for (const read of [page, rsc, route]) {
    const { status, text } = await read();
    expect([200, 307, 401]).toContain(status);
    expect(text).not.toContain(name);
  }
  expect((await route()).status).toBe(401);
  const after = freshName('after');
  expect((await create(after)).text).toContain('"kind":"signed-out"');
  expect((await target.eventGrid('GET', `/sources?name=${after}`)).items).toEqual([]);
});

test('guessed, altered, oversized and planted cookies', async ({ target }) => {
  const { cookie } = target.victim;
  const { name } = sessionCookie(target.console_.origin, '');
  const last = cookie.endsWith('A') ? 'B' : 'A';
  for (const forged of [
    `${name}=${'A'.repeat(43)}`,
    cookie.slice(0, -1) + last,
    `${cookie}A`,
    `${name}=${'A'.repeat(10_000)}`,
    `${name}=' OR 1=1 --`,
    `${name}=%00`,
    // Another console's, and this one's at another address.
    cookie.replace(name, sessionCookie(`${target.console_.origin}0`, '').name),
    cookie.replace(name, sessionCookie(target.console_.origin, '/console').name),
    `__Host-${cookie}`,
    cookie.toUpperCase(),
  ]) {
    const { status } = await target.send({ path: '/api/sources', headers: { Cookie: forged } });
    expect(status, forged.slice(0, 70)).toBe(401);
  }
  const planted = `${name}=${'p'.repeat(43)}`;
  const signIn = actionCall('signInAction', ADMIN);
  const answer = await target.send({
    ...signIn,
    headers: { ...signIn.headers, Origin: target.console_.origin, Cookie: planted },
  });
  expect(sessionCookieOf(answer)).not.toBeNull();
  expect(sessionCookieOf(answer)).not.toBe(planted);
  expect((await target.send({ path: '/api/sources', headers: { Cookie: planted } })).status).toBe(401);
});

test('the session of another user and another project', async ({ target }) => {
  const { id, name } = await makeSource(target);
  const stranger = await target.signIn({ ...ADMIN, user: 'viewer', project: SECOND_PROJECT_ID });
  const strangers = { project_id: SECOND_PROJECT_ID, endpoint_id: 'local' };
  const get = (path: string) => target.send({ path, headers: { Cookie: stranger } });

  for (const path of [
    '/sources',
    '/api/sources',
    `/sources/${id}`,
    `/api/sources/${id}`,
    `/api/sources/name?name=${name}`,
  ]) {
    const { text } = await get(path);
    expect(text.replaceAll(`?name=${name}`, ''), path).not.toContain(name);
  }
  const { project_id } = target.victim.form;
  expect((await get(`/api/sources?project_id=${project_id}&endpoint_id=local`)).status).toBe(409);

  const forms: [Fields, RegExp][] = [
    [target.victim.form, /"kind":"other-project"/],
    [strangers, /"status":(403|404)/],
    [{ ...strangers, project_id: `../${project_id}` }, /"kind":"other-project"/],
    [{ ...strangers, endpoint_id: 'https://evil.example' }, /"kind":"other-project"/],
  ];
  for (const [form, refusal] of forms) {
    expect((await call(target, 'deleteSourcesAction', { ...form, source_id: id }, stranger)).text).toMatch(refusal);
  }
  // In the victim's own project, EventGrid itself refuses a user without the permission.
  const viewer = await target.signIn({ ...ADMIN, user: 'viewer' });
  const refused = await call(target, 'deleteSourcesAction', { ...target.victim.form, source_id: id }, viewer);
  expect(refused.text).toMatch(/"status":403/);
  expect((await target.eventGrid('GET', `/sources?name=${name}`)).items).toHaveLength(1);
});

test('flags of the session cookie', async ({ target }) => {
  const elsewhere = await startConsole({ PUBLIC_ORIGIN: 'https://console.example.org', HSTS_SUBDOMAINS: '1' });
  for (const { origin, host, prefix, secure } of [
    { origin: target.console_.origin, host: undefined, prefix: '', secure: [] },
    { origin: elsewhere.origin, host: 'console.example.org', prefix: '__Host-', secure: ['secure'] },
  ]) {
    const publicOrigin = host === undefined ? origin : `https://${host}`;
    const signIn = actionCall('signInAction', ADMIN);
    const headers = { ...signIn.headers, Origin: publicOrigin, ...(host === undefined ? {} : { Host: host }) };
    const values = new Set<string>();
    for (let time = 0; time < 2; time += 1) {
      const [set = '', ...more] = (await send(origin, { ...signIn, headers })).headers['set-cookie'] ?? [];
      // The other one is how the browser is known at its next sign-in.
      expect(more).toHaveLength(1);
      const [device = '', ...deviceFlags] = more[0]?.split('; ') ?? [];
      expect(device).toMatch(new RegExp(`^${prefix}console-device-[0-9a-f]{8}=[\\w-]{43}$`));
      expect(deviceFlags.filter((flag) => !/^(Expires|Max-Age)=/.test(flag)).map((flag) => flag.toLowerCase())).toEqual(
        expect.arrayContaining(['httponly', 'path=/', 'samesite=lax', ...secure]),
      );
      const [value = '', ...flags] = set.split('; ');
      expect(value).toMatch(new RegExp(`^${prefix}eventgrid-[0-9a-f]{8}=[\\w-]{43}$`));
      expect(value.split('=')[0]).toBe(sessionCookie(publicOrigin, '').name);
      expect(flags.map((flag) => flag.toLowerCase()).sort()).toEqual(['httponly', 'path=/', 'samesite=lax', ...secure]);
      values.add(value);
    }
    expect(values.size, 'another one at each sign-in').toBe(2);
  }
  // Files of the build too: a browser may ask for one of them first.
  const file = await send(elsewhere.origin, { path: '/robots.txt', headers: { Host: 'console.example.org' } });
  expect(file.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  await elsewhere.stop();
});

test('more sessions than a user may have', async () => {
  const { origin, stop } = await startConsole({ SESSIONS_PER_USER: '2' });
  const signIn = async (fields = ADMIN) => {
    const { headers, ...rest } = actionCall('signInAction', fields);
    return sessionCookieOf(await send(origin, { ...rest, headers: { ...headers, Origin: origin } })) ?? '';
  };
  const read = async (path: string, Cookie: string) => send(origin, { path, headers: { Cookie } });
  const viewer = await signIn({ ...ADMIN, user: 'viewer' });
  const cookies: string[] = [];
  for (let time = 0; time < 5; time += 1) cookies.push(await signIn());
  const statuses = await Promise.all(
    [...cookies, viewer].map(async (cookie) => (await read('/api/sources', cookie)).status),
  );
  expect(statuses).toEqual([401, 401, 401, 200, 200, 200]);
  const [, , third = ''] = cookies;
  expect((await read('/sources', third)).headers.location).toMatch(/^\/sign-in\?next=/);
  expect((await read('/sign-in', third)).text).toContain('You were signed out here');
  expect((await read('/sign-in', '')).text).not.toContain('You were signed out here');
  await stop();
});
