import type { ListPage } from './find-page';

/** An item's position in the list that it was opened from. */
export type Spot<Row> = {
  row: Row;
  /** Counted from 1 over all pages. */
  position: number;
  /** Null if EventGrid did not say. */
  total: number | null;
  /** IDs of the neighbors on this page. */
  previous: string | null;
  next: string | null;
};

/** Finds an item among the rows of a page; null if it is not there. `size` is the number of rows per page. */
export function findSpot<Row extends { id: string | null }>(
  page: ListPage<Row> | undefined,
  size: number,
  itemId: string,
): Spot<Row> | null {
  const items = page?.items ?? [];
  const index = items.findIndex(({ id }) => id === itemId);
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
