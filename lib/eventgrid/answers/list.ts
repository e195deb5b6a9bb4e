import { readObject } from '@/lib/secrets/json';
import { readNumber } from './loose';

/** One page of a list. `total` counts all matches; null if EventGrid did not say. */
export type Page<T> = { total: number | null; items: T[] };

/**
 * Reads a list envelope `{"total", "size", "items"}`. Skips items for which `readItem` returns null; `items` null or
 * missing beside a total is an empty page. Returns null if the value is not a list.
 */
export function readList<T>(value: unknown, readItem: (item: unknown) => T | null): Page<T> | null {
  const fields = readObject(value);
  if (!fields) return null;
  const total = readNumber(fields.total);
  if (!Array.isArray(fields.items)) {
    const empty = (fields.items === undefined || fields.items === null) && total !== null;
    return empty ? { total, items: [] } : null;
  }
  const items = fields.items.flatMap((item) => {
    const read = readItem(item);
    return read === null ? [] : [read];
  });
  return { total, items };
}
