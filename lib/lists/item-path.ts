import { decoded } from '@/lib/eventgrid/schemas/clean';
import type { ListState, UrlState } from './url-state';

export type ItemPaths<Query extends ListState> = ReturnType<typeof itemPaths<Query>>;

/**
 * Makes the functions that open one item beside its list: the item's ID follows the list's path, the list's query
 * stays. `new` is the page that creates one, so it is no ID.
 */
export function itemPaths<Query extends ListState>(url: Pick<UrlState<Query>, 'path' | 'pathOf'>) {
  const itemPath = (id: string, query: Query): string =>
    url.pathOf(query).replace(url.path, () => `${url.path}/${encodeURIComponent(id)}`);
  const itemIdIn = (pathname: string): string | null => {
    const segment = pathname.startsWith(`${url.path}/`) ? pathname.slice(url.path.length + 1) : '';
    return segment === '' || segment === 'new' || segment.includes('/') ? null : decoded(segment);
  };
  return {
    /** Returns the path of one item beside the list that it was opened from, without the console's sub-path. */
    itemPath,
    /** Returns the item that a path of the console opens, given without its sub-path; null for the list alone. */
    itemIdIn,
    /** Returns the path of another query of the list, with the item that is open beside it at `pathname`. */
    pathBeside(pathname: string, query: Query): string {
      const id = itemIdIn(pathname);
      return id === null ? url.pathOf(query) : itemPath(id, query);
    },
  };
}
