import { type SourcesQuery, sourcesPath } from './query';

/** Writes the path of one source beside the list that it was opened from, without the console's sub-path. */
export const sourcePath = (sourceId: string, query: SourcesQuery): string =>
  sourcesPath(query).replace('/sources', () => `/sources/${encodeURIComponent(sourceId)}`);

/** Reads which source a path of the console opens, its sub-path left off; null for the list alone. */
export function sourceIdIn(pathname: string): string | null {
  const segment = /^\/sources\/([^/]+)$/.exec(pathname)?.[1];
  if (segment === undefined || segment === 'new') return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
