import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { EachWriteResult } from '@/components/action/use-each-write';
import type { ListPage } from '@/lib/lists/find-page';

type Row = { id: string | null };
type Beside = {
  selectedId: string | null;
  leave: (focusId: string | null) => void;
  rowLinks: () => Map<string | null, HTMLAnchorElement>;
};

/**
 * Updates the page after a deletion: removes the rows immediately and reads the lists again. If the panel's item was
 * deleted, the panel closes and Back doesn't lead there. The focus moves to the row after the first deleted one.
 */
export function afterDelete(
  client: QueryClient,
  { selectedId, leave, rowLinks }: Beside,
  lists: QueryKey,
  { done, unsure }: EachWriteResult,
): void {
  if (done.length === 0 && !unsure) return;
  const nextFocusId = nextFocusAfter(done, [...rowLinks().keys()]);
  client.setQueriesData<ListPage<Row>>({ queryKey: lists }, (page) => page && without(page, done));
  void client.invalidateQueries({ queryKey: lists });
  if (selectedId !== null && done.includes(selectedId)) leave(nextFocusId);
  else if (done.length > 0) requestAnimationFrame(() => rowLinks().get(nextFocusId)?.focus({ focusVisible: true }));
}

function without<Page extends ListPage<Row>>(page: Page, deleted: readonly string[]): Page {
  const items = page.items.filter(({ id }) => id === null || !deleted.includes(id));
  const gone = page.items.length - items.length;
  return { ...page, items, total: page.total === null ? null : page.total - gone };
}

/** Finds the row to focus: the next one that stays, else the previous one. */
function nextFocusAfter(deleted: readonly string[], shown: readonly (string | null)[]): string | null {
  const ids = shown.filter((id) => id !== null);
  const first = ids.findIndex((id) => deleted.includes(id));
  const inOrder = [...ids.slice(first + 1), ...ids.slice(0, Math.max(0, first)).reverse()];
  return inOrder.find((id) => !deleted.includes(id)) ?? null;
}
