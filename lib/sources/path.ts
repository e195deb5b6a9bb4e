import { type SourcesQuery, sourcesPath } from './query';

/** Returns the path of one source beside the list that it was opened from, without the console's sub-path. */
export const sourcePath = (sourceId: string, query: SourcesQuery): string =>
  sourcesPath(query).replace('/sources', () => `/sources/${encodeURIComponent(sourceId)}`);

/** Returns the source that a path of the console opens, given without its sub-path; null for the list alone. */
export function sourceIdIn(pathname: string): string | null {
  const segment = /^\/sources\/([^/]+)$/.exec(pathname)?.[1];
  if (segment === undefined || segment === 'new') return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
