import type { SourceRow, SourcesPage } from './row';

/** A source's position in the list that it was opened from. */
export type SourceSpot = {
  row: SourceRow;
  /** Counted from 1 over all pages. */
  position: number;
  /** Null if EventGrid did not say. */
  total: number | null;
  /** IDs of the neighbors on this page. */
  previous: string | null;
  next: string | null;
};

/** Finds a source among the rows of a page; null if it is not there. `size` is the number of rows per page. */
export function findSpot(page: SourcesPage | undefined, size: number, sourceId: string): SourceSpot | null {
  const items = page?.items ?? [];
  const index = items.findIndex(({ id }) => id === sourceId);
  const row = items[index];
  if (page === undefined || row === undefined) return null;
  return {
    row,
    position: (page.page - 1) * size + index + 1,
    total: page.total,
    previous: items[index - 1]?.id ?? null,
    next: items[index + 1]?.id ?? null,
  };
}
