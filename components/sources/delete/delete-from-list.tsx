import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { linkOf, type PanelHistory, shownIds } from '@/components/sources/panel/use-panel-history';
import { sourceKeys } from '@/lib/browser/queries/sources';
import type { SourcesPage } from '@/lib/sources/row';
import DeleteSources, { type DeleteSourcesProps } from './delete-sources';
import type { DeleteSourcesResult } from './use-delete-sources';

export type DeleteFromListProps = Omit<DeleteSourcesProps, 'onClose'> & {
  history: PanelHistory;
  /** Called once, after the dialog has closed. */
  onClose: () => void;
};

/** Deletes sources of a list, with the panel beside it. */
export default function DeleteFromList({ history, onClose, ...props }: DeleteFromListProps) {
  const client = useQueryClient();
  return (
    <DeleteSources
      {...props}
      onClose={(result) => {
        onClose();
        afterDelete(client, history, result);
      }}
    />
  );
}

/**
 * Updates the page after a deletion: removes the rows immediately and reads the lists again. If the panel's source was
 * deleted, the panel closes and Back doesn't lead there. The focus moves to the row after the first deleted one.
 */
function afterDelete(
  client: QueryClient,
  { selectedId, leave }: PanelHistory,
  { deleted, unsure }: DeleteSourcesResult,
): void {
  if (deleted.length === 0 && !unsure) return;
  const nextFocusId = nextFocusAfter(deleted);
  client.setQueriesData<SourcesPage>({ queryKey: sourceKeys.lists() }, (page) => page && without(page, deleted));
  void client.invalidateQueries({ queryKey: sourceKeys.lists() });
  if (selectedId !== null && deleted.includes(selectedId)) leave(nextFocusId);
  else if (deleted.length > 0) requestAnimationFrame(() => linkOf(nextFocusId)?.focus({ focusVisible: true }));
}

function without(page: SourcesPage, deleted: readonly string[]): SourcesPage {
  const items = page.items.filter(({ id }) => id === null || !deleted.includes(id));
  const gone = page.items.length - items.length;
  return { ...page, items, total: page.total === null ? null : page.total - gone };
}

/** Finds the row to focus: the next one that stays, else the previous one. */
function nextFocusAfter(deleted: readonly string[]): string | null {
  const ids = shownIds();
  const first = ids.findIndex((id) => deleted.includes(id));
  const inOrder = [...ids.slice(first + 1), ...ids.slice(0, Math.max(0, first)).reverse()];
  return inOrder.find((id) => !deleted.includes(id)) ?? null;
}
