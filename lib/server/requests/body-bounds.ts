/**
 * How many bytes a request may carry, by the beginning of its path; the first row that fits counts (our choice). A form
 * has 64 KB, multipart's overhead and what Next adds. next.config.js knows the largest: no more is ever kept in memory.
 */
export const BODY_BOUNDS: readonly { below: string; bytes: number }[] = [{ below: '/', bytes: 262_144 }];

/** Returns how many bytes a request to a path may carry; `path` has no BASE_PATH. */
export const bodyBound = (path: string, bounds = BODY_BOUNDS): number =>
  bounds.find(({ below }) => path.startsWith(below))?.bytes ?? 0;
