import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const COOKIE_BYTES = 32;
const COOKIE = /^[A-Za-z0-9_-]{43}$/;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Makes the value of a new session cookie: 256 random bits as 43 characters of base64url. */
export const newCookie = (): string => randomBytes(COOKIE_BYTES).toString('base64url');

/** Returns whether a text has the shape of a session cookie, so that nothing else reaches the store. */
export const isCookie = (text: string): boolean => COOKIE.test(text);

/** Returns the store's key for a cookie's session: SHA-256 in hex, from which no cookie can be derived. */
export const storeKey = (cookie: string): string => createHash('sha256').update(cookie).digest('hex');

/**
 * Seals a token by AES-256-GCM under a key derived from the cookie by HKDF (our choice), bound to the cookie's store
 * key. Returns base64url of IV, tag and text: the store alone reveals no token, and there is no server key to lose.
 */
export function sealToken(token: string, cookie: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(cookie), iv);
  cipher.setAAD(Buffer.from(storeKey(cookie)));
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what sealToken made. Returns null if the cookie is another one or a single bit was changed. */
export function openToken(sealed: string, cookie: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(cookie), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(storeKey(cookie)));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

const sealingKey = (cookie: string): Buffer =>
  Buffer.from(hkdfSync('sha256', cookie, '', 'eventgrid-console session token', 32));
