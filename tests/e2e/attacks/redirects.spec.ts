import { expect } from '@playwright/test';
import { actionCall, BASE_PATH } from './support/actions';
import { sessionCookieOf } from './support/probe';
import { ADMIN, test } from './support/target';

const TRICKS = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/sources/..//evil.example',
  '/%2f/evil.example/..//evil.example',
  'https://evil.example',
  'https:evil.example',
  'HTTPS:\\\\evil.example',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  '/\u2028/evil.example',
  '/@evil.example//',
  'evil.example',
  '/sign-in?next=//evil.example',
  '/other-application/..//evil.example',
  '/other-application',
  '/../other-application',
  '/%2e%2e/other-application',
];

/** Whether a path is of this console: below its BASE_PATH, where another application of the host is not. */
const isOwn = (path: string): boolean => `${path}/`.startsWith(`${BASE_PATH}/`);

test('open redirects through next', async ({ target }) => {
  const { origin } = target.console_;
  const signedIn = (next: string) =>
    target.send({
      path: `${BASE_PATH}/sign-in?next=${encodeURIComponent(next)}`,
      headers: { Cookie: target.victim.cookie },
    });
  // Leads to the sign-in page first, which goes on if the browser kept the cookie.
  const signingIn = async (next: string) => {
    const call = actionCall('signInAction', { ...ADMIN, next }, 'form');
    const answer = await target.send({ ...call, headers: { ...call.headers, Origin: origin } });
    const path = answer.headers.location ?? '';
    expect(path.slice(BASE_PATH.length), JSON.stringify(next)).toMatch(/^\/sign-in\?signed-in=1&next=/);
    expect(isOwn(path), path).toBe(true);
    return target.send({ path, headers: { Cookie: sessionCookieOf(answer) ?? '' } });
  };
  for (const next of TRICKS) {
    for (const follow of [signedIn, signingIn]) {
      const { status, headers } = await follow(next);
      const goal = new URL(headers.location ?? '', origin);
      expect([303, 307], JSON.stringify(next)).toContain(status);
      expect(goal.origin, JSON.stringify(next)).toBe(origin);
      expect(goal.pathname, JSON.stringify(next)).not.toMatch(/^\/\//);
      expect(isOwn(goal.pathname), goal.pathname).toBe(true);
    }
  }
  for (const follow of [signedIn, signingIn]) {
    const { headers } = await follow('/channels?q=a');
    expect(new URL(headers.location ?? '', origin).href).toBe(`${origin}${BASE_PATH}/channels?q=a`);
  }
  const { headers, ...call } = actionCall('signOutAction', {}, 'form');
  const signedOut = await target.send({
    ...call,
    headers: { ...headers, Origin: origin, Cookie: await target.signIn() },
  });
  expect(signedOut.headers.location).toBe(`${BASE_PATH}/sign-in`);
});
