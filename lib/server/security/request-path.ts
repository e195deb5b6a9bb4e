import { decoded } from '@/lib/eventgrid/schemas/clean';

/**
 * Longest accepted path and query (our choice): EG's IDs have 64 characters, and Node itself stops at 16 KB of head.
 */
export const MAX_PATH_CHARS = 1024;
export const MAX_QUERY_CHARS = 8192;

/**
 * Describes in one sentence what is wrong with a request's path and query, as sent (still encoded), or returns null.
 * Refuses what can't be decoded (Next answers it with a 500), control characters, an encoded slash, backslash or dot
 * segment, which other software could read as another path, and anything too long.
 */
export function requestPathProblem(path: string, query: string): string | null {
  if (path.length > MAX_PATH_CHARS) return `The path is longer than ${MAX_PATH_CHARS} characters.`;
  if (query.length > MAX_QUERY_CHARS) return `The query is longer than ${MAX_QUERY_CHARS} characters.`;
  for (const segment of path.split('/')) {
    const name = decoded(segment);
    if (name === null) return 'The path cannot be decoded.';
    if (/[\p{Cc}/\\]/u.test(name)) return 'The path holds a character that no address here has.';
    if (name === '.' || name === '..') return 'The path leads out of itself.';
  }
  return null;
}
