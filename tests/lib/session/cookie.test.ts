import { describe, expect, it } from 'vitest';
import { sessionCookie } from '@/lib/session/cookie';

const HTTPS = 'https://console.example.org';

describe('sessionCookie', () => {
  it('is bound to its host by https', () => {
    expect(sessionCookie(HTTPS, '')).toEqual({
      name: expect.stringMatching(/^__Host-eventgrid-[0-9a-f]{8}$/),
      flags: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
    });
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'is one that WebKit keeps at %s: neither Secure nor with a prefix that requires it',
    (origin) => {
      expect(sessionCookie(origin, '')).toEqual({
        name: expect.stringMatching(/^eventgrid-[0-9a-f]{8}$/),
        flags: { secure: false, httpOnly: true, sameSite: 'lax', path: '/' },
      });
    },
  );

  it('has a name of its own for each port, scheme and base path of one host', () => {
    const consoles = [
      [HTTPS, ''],
      [HTTPS, '/a'],
      [HTTPS, '/b'],
      [`${HTTPS}:8443`, ''],
      ['http://localhost:3000', ''],
      ['http://localhost:3001', ''],
    ] as const;
    expect(new Set(consoles.map(([origin, basePath]) => sessionCookie(origin, basePath).name)).size).toBe(
      consoles.length,
    );
    expect(sessionCookie(HTTPS, '/a').name).toBe(sessionCookie(HTTPS, '/a').name);
  });
});
