/**
 * How many bytes a request may carry, by its path; the first row that fits counts (our choice). A form has 64 KB,
 * multipart's overhead and what Next adds; test events are 256 KB when sent, and more as they are typed. next.config.js
 * knows the largest: no more is ever kept in memory.
 */
export const BODY_BOUNDS: readonly { path: RegExp; bytes: number }[] = [
  { path: /^\/sources\/[^/]+\/test$/, bytes: 1_048_576 },
  { path: /^\//, bytes: 262_144 },
];

/** Returns how many bytes a request to a path may carry; `path` has no BASE_PATH. */
export const bodyBound = (path: string, bounds = BODY_BOUNDS): number =>
  bounds.find((row) => row.path.test(path))?.bytes ?? 0;

/** Why a request is refused, as the page says it, and the status and headers that go with it. */
export type RequestProblem = { status: number; title: string; sentence: string; headers?: Record<string, string> };

/** What of a request decides whether anything may read it. `path` has no BASE_PATH and no query. */
export type RequestHead = { method: string; path: string; contentLength: string | undefined };

const READS = ['GET', 'HEAD'];

/**
 * Describes what is wrong with a request by its head alone, before a byte of its body is read, or returns null: a
 * request line without a path, a method that nothing here supports (Next answers a POST to a file with a 500), or a
 * body that is longer than its path allows.
 */
export function requestProblem({ method, path, contentLength }: RequestHead): RequestProblem | null {
  if (!path.startsWith('/')) {
    return { status: 400, title: 'Bad request', sentence: 'The request line must have a path.' };
  }
  const allowed = isFile(path) ? READS : [...READS, 'POST'];
  if (!allowed.includes(method)) {
    const sentence = `This address takes ${allowed.join(', ')}.`;
    return { status: 405, title: 'Method not allowed', sentence, headers: { Allow: allowed.join(', ') } };
  }
  const bytes = bodyBound(path);
  return Number(contentLength ?? 0) > bytes ? tooLarge(bytes) : null;
}

/** Says that a body is longer than `bytes`. */
export const tooLarge = (bytes: number): RequestProblem => ({
  status: 413,
  title: 'Too large',
  sentence: `A request to this address may hold ${bytes} bytes.`,
});

/** No page, action or route has a dot in the last part of its path, and no ID has one. */
const isFile = (path: string): boolean => /^\/(_|%5f)next\/|(\.|%2e)[^/]*$/i.test(path);
