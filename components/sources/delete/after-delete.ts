import type { QueryClient } from '@tanstack/react-query';
import { linkOf, type PanelHistory, shownIds } from '@/components/sources/panel/use-panel-history';
import { sourceKeys } from '@/lib/browser/queries/sources';
import type { SourcesPage } from '@/lib/sources/row';
import type { DeleteSourcesResult } from './use-delete-sources';

/**
 * Does what follows a deletion: the rows go at once and the lists are read again; the panel of one that is gone closes, and
 * Back does not lead there. The focus goes to the row after the first that is gone.
 */
export function afterDelete(
  client: QueryClient,
  { selectedId, leave }: PanelHistory,
  { deleted, unsure }: DeleteSourcesResult,
): void {
  if (deleted.length === 0 && !unsure) return;
  const heir = heirOf(deleted);
  client.setQueriesData<SourcesPage>({ queryKey: sourceKeys.lists() }, (page) => page && without(page, deleted));
  void client.invalidateQueries({ queryKey: sourceKeys.lists() });
  if (selectedId !== null && deleted.includes(selectedId)) leave(heir);
  else if (deleted.length > 0) requestAnimationFrame(() => linkOf(heir)?.focus());
}

function without(page: SourcesPage, deleted: readonly string[]): SourcesPage {
  const items = page.items.filter(({ id }) => id === null || !deleted.includes(id));
  const gone = page.items.length - items.length;
  return { ...page, items, total: page.total === null ? null : page.total - gone };
}

/** Finds the row that takes the focus: the next one that stays, else the one before. */
function heirOf(deleted: readonly string[]): string | null {
  const ids = shownIds();
  const first = ids.findIndex((id) => deleted.includes(id));
  const inOrder = [...ids.slice(first + 1), ...ids.slice(0, Math.max(0, first)).reverse()];
  return inOrder.find((id) => !deleted.includes(id)) ?? null;
}
