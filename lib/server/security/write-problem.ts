/** Largest accepted body, in bytes (our choice): a form of 64 KB plus multipart's overhead. As in next.config.js. */
export const MAX_BODY_BYTES = 131_072;

/** Why a request is rejected, as the page explains it. */
type WriteProblem = { status: number; title: string; sentence: string; headers: [string, string][] };

const READS = new Set(['GET', 'HEAD']);

/**
 * Describes what is wrong with a request that may write, or returns null: a method that nothing here supports (405), an
 * Origin of another site (403), which Next itself answers with a 500, or a body that is too long (413), rejected before
 * Next buffers it. A missing Origin is left to the wrapper of the action, which refuses it as a value.
 */
export async function writeProblem(request: Request, publicOrigin: string): Promise<WriteProblem | null> {
  if (READS.has(request.method)) return null;
  if (request.method !== 'POST') {
    return problem(405, 'Method not allowed', 'This console takes GET, HEAD and POST.', [['Allow', 'GET, HEAD, POST']]);
  }
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== publicOrigin) {
    return problem(403, 'Refused', 'This request was sent by a page of another site.');
  }
  return (await isTooLarge(request)) ? problem(413, 'Too large', `A request may hold ${MAX_BODY_BYTES} bytes.`) : null;
}

const problem = (status: number, title: string, sentence: string, headers: [string, string][] = []): WriteProblem => ({
  status,
  title,
  sentence,
  headers,
});

/** A body without a length is read to its end. This reads a copy. */
async function isTooLarge(request: Request): Promise<boolean> {
  const length = request.headers.get('content-length');
  if (length !== null) return Number(length) > MAX_BODY_BYTES;
  const reader = request.body?.getReader();
  if (reader === undefined) return false;
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    bytes += value.byteLength;
    if (bytes > MAX_BODY_BYTES) {
      // Not awaited: the copy ends when the connection does.
      void reader.cancel();
      return true;
    }
  }
}
