import { describe, expect, it } from 'vitest';
import { isCookie, newCookie, openToken, sealToken, storeKey } from '@/lib/session/seal';

describe('newCookie', () => {
  it('returns 256 bits as 43 characters, different each time', () => {
    const cookies = new Set(Array.from({ length: 100 }, newCookie));
    expect(cookies.size).toBe(100);
    expect([...cookies].every(isCookie)).toBe(true);
  });
});

describe('isCookie', () => {
  it.each(['', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(43)}\n`, '../../etc/passwd'])(
    'refuses %j',
    (text) => expect(isCookie(text)).toBe(false),
  );
});

describe('sealToken and openToken', () => {
  const cookie = newCookie();

  it.each([1, 2048, 16_384])('return a token of %i characters unchanged', (length) => {
    const token = 'M'.repeat(length);
    expect(openToken(sealToken(token, cookie), cookie)).toBe(token);
  });

  it('open nothing with another cookie', () => {
    expect(openToken(sealToken('MIItoken', cookie), newCookie())).toBeNull();
  });

  it('open nothing after a change of any single byte', () => {
    const sealed = Buffer.from(sealToken('MIItoken', cookie), 'base64url');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openToken(changed.toString('base64url'), cookie), `byte ${at}`).toBeNull();
    }
  });

  it.each([0, 12, 27])('open nothing that is cut off at %i bytes', (bytes) => {
    const sealed = Buffer.from(sealToken('MIItoken', cookie), 'base64url').subarray(0, bytes);
    expect(openToken(sealed.toString('base64url'), cookie)).toBeNull();
  });

  it('seal the same token differently each time, without the token or cookie in it', () => {
    const token = 'MIIcanary'.repeat(8);
    const sealed = sealToken(token, cookie);
    expect(sealed).not.toBe(sealToken(token, cookie));
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('canary');
    expect(storeKey(cookie)).not.toContain(cookie);
    expect(storeKey(cookie)).toMatch(/^[0-9a-f]{64}$/);
  });
});
