import { expect } from '@playwright/test';
import { actionCall } from './support/actions';
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
];

test('open redirects through next', async ({ target }) => {
  const { origin } = target.console_;
  const signedIn = (next: string) =>
    target.send({ path: `/sign-in?next=${encodeURIComponent(next)}`, headers: { Cookie: target.victim.cookie } });
  // Leads to the sign-in page first, which goes on if the browser kept the cookie.
  const signingIn = async (next: string) => {
    const call = actionCall('signInAction', { ...ADMIN, next }, 'form');
    const answer = await target.send({ ...call, headers: { ...call.headers, Origin: origin } });
    const path = answer.headers.location ?? '';
    expect(path, JSON.stringify(next)).toMatch(/^\/sign-in\?signed-in=1&next=/);
    return target.send({ path, headers: { Cookie: sessionCookieOf(answer) ?? '' } });
  };
  for (const next of TRICKS) {
    for (const follow of [signedIn, signingIn]) {
      const { status, headers } = await follow(next);
      const goal = new URL(headers.location ?? '', origin);
      expect([303, 307], JSON.stringify(next)).toContain(status);
      expect(goal.origin, JSON.stringify(next)).toBe(origin);
      expect(goal.pathname, JSON.stringify(next)).not.toMatch(/^\/\//);
    }
  }
  for (const follow of [signedIn, signingIn]) {
    const { headers } = await follow('/channels?q=a');
    expect(new URL(headers.location ?? '', origin).href).toBe(`${origin}/channels?q=a`);
  }
});
