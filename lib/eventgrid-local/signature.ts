import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Begins the header Authorization of a signed request. Rule: docs/wire.md, "Signing with an access key". */
const ALGORITHM = 'SDK-HMAC-SHA256';
const AUTHORIZATION = new RegExp(
  `^${ALGORITHM} +Access=([^\\s,]+), *SignedHeaders=([\\w!#$%&'*+.^\`|~;-]+), *Signature=([0-9a-f]{64})$`,
);
const UNSIGNED = 'UNSIGNED-PAYLOAD';

/** The header Authorization, read. The names of the headers are as they were sent, in that order. */
export type Signature = { accessKey: string; signedHeaders: string[]; signature: string };

/** A request as it came, its path and query still encoded; the query is without its question mark. */
export type WireRequest = {
  method: string;
  path: string;
  query: string;
  header: (name: string) => string | undefined;
  body: Uint8Array;
};

/** Returns whether the header Authorization claims to be a signature, valid or not. */
export const isSigned = (authorization: string | undefined): boolean => authorization?.startsWith(ALGORITHM) === true;

/** Reads the header Authorization; null if it is malformed. */
export function readSignature(authorization: string): Signature | null {
  const [, accessKey = '', names = '', signature = ''] = AUTHORIZATION.exec(authorization) ?? [];
  return accessKey === '' ? null : { accessKey, signedHeaders: names.toLowerCase().split(';'), signature };
}

/** Returns the time in X-Sdk-Date in milliseconds, NaN for another form than 20260102T030405Z. */
export const readSdkDate = (text: string): number =>
  SDK_DATE.test(text) ? Date.parse(text.replace(SDK_DATE, '$1-$2-$3T$4:$5:$6Z')) : Number.NaN;
const SDK_DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Returns whether a request has the signature that the secret key makes of it, and the body that X-Sdk-Content-Sha256
 * announces, if it names a digest. Compares in constant time, so that no one can find a signature byte by byte.
 */
export function isSignedBy(secretKey: string, request: WireRequest, { signedHeaders, signature }: Signature): boolean {
  const announced = request.header('x-sdk-content-sha256');
  if (announced !== undefined && announced !== UNSIGNED && announced.toLowerCase() !== sha256(request.body))
    return false;
  const digest = sha256(canonicalRequest(request, signedHeaders));
  const text = [ALGORITHM, request.header('x-sdk-date') ?? '', digest].join('\n');
  const expected = createHmac('sha256', secretKey).update(text).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

/** Makes the text that is signed of a request, in the form that all clients share. */
export const canonicalRequest = (request: WireRequest, signedHeaders: readonly string[]): string =>
  [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    signedHeaders.map((name) => `${name}:${(request.header(name) ?? '').trim()}\n`).join(''),
    signedHeaders.join(';'),
    request.header('x-sdk-content-sha256') ?? sha256(request.body),
  ].join('\n');

function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decode(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
      return [decode(name), decode(value.join('='))] as const;
    })
    .sort(byNameThenValue)
    .map((pair) => pair.map(encode).join('='))
    .join('&');

const byNameThenValue = ([a, x]: readonly [string, string], [b, y]: readonly [string, string]): number =>
  a === b ? order(x, y) : order(a, b);
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

// Bytes, not characters, so that what is no UTF-8 differs from everything else too: a character here is one byte.
const decode = (text: string): string =>
  text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const encode = (bytes: string): string =>
  bytes.replaceAll(/[^\w.~-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
