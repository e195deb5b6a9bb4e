import { describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES, writeProblem } from '@/lib/server/security/write-problem';
import nextConfig from '@/next.config';

const ORIGIN = 'https://console.example.org';

const problemOf = (method: string, headers: Record<string, string> = {}, body?: RequestInit['body']) =>
  writeProblem(
    new Request(`${ORIGIN}/sources`, { method, headers, body, ...(body ? { duplex: 'half' } : {}) } as RequestInit),
    ORIGIN,
  );

/** A body in parts that does not announce its length. */
const streamOf = (bytes: number): ReadableStream<Uint8Array> => {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const part = Math.min(left, 16_384);
      if (part > 0) controller.enqueue(new Uint8Array(part));
      left -= part;
      if (left === 0) controller.close();
    },
  });
};

describe('the method', () => {
  it.each(['GET', 'HEAD'])('%s is a read, whoever sends it', async (method) => {
    expect(await problemOf(method, { origin: 'https://evil.example' })).toBeNull();
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('%s is answered 405', async (method) => {
    expect(await problemOf(method, { origin: ORIGIN })).toMatchObject({
      status: 405,
      headers: [['Allow', 'GET, HEAD, POST']],
    });
  });
});

describe('the Origin of a write', () => {
  it('may be our own, or missing, which the wrapper refuses', async () => {
    expect(await problemOf('POST', { origin: ORIGIN })).toBeNull();
    expect(await problemOf('POST')).toBeNull();
  });

  it.each(['null', 'https://evil.example', `${ORIGIN}.evil.example`, `${ORIGIN}:8443`, 'http://console.example.org'])(
    'is refused when it is %s',
    async (origin) => {
      expect(await problemOf('POST', { origin })).toMatchObject({ status: 403 });
    },
  );
});

describe('the body of a write', () => {
  it.each([
    [MAX_BODY_BYTES, null],
    [MAX_BODY_BYTES + 1, 413],
  ])('of %i declared bytes: %s', async (bytes, status) => {
    expect((await problemOf('POST', { origin: ORIGIN, 'content-length': String(bytes) }))?.status ?? null).toBe(status);
  });

  it.each([
    [MAX_BODY_BYTES, null],
    [MAX_BODY_BYTES + 1, 413],
  ])('of %i bytes in parts without a length: %s', async (bytes, status) => {
    expect((await problemOf('POST', { origin: ORIGIN }, streamOf(bytes)))?.status ?? null).toBe(status);
  });

  it('has the same limit as in Next', () => {
    expect(nextConfig.experimental?.serverActions?.bodySizeLimit).toBe(`${MAX_BODY_BYTES / 1024}kb`);
  });
});
