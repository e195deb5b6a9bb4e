'use client';

import { useState } from 'react';
import { withBasePath } from '@/lib/browser/base-path';
import type { ListPage } from '@/lib/lists/find-page';
import type { ItemPaths } from '@/lib/lists/item-path';
import type { ListState } from '@/lib/lists/url-state';
import { type ListOptions, useList } from './use-list';
import { useMenu } from './use-menu';
import { useStable } from './use-stable';
import { useView } from './view-preferences';

type Item = { id: string | null };

type ItemListOptions<Query extends ListState, Page> = Pick<ListOptions<Query, Page>, 'url' | 'read' | 'texts'> & {
  /** Paths of one item beside the list: one that is open stays open. */
  paths: ItemPaths<Query>;
  /** Loads the list's menus; always the same function. */
  preload: () => void;
  /** Opens an item beside the list. */
  onOpen?: (id: string) => void;
};

const NONE: ReadonlySet<string> = new Set();

/** Has what every list of items does: its rows and view, its menus, the rows that are selected, and where rows lead. */
export function useItemList<
  Query extends ListState,
  Row extends Item,
  Page extends ListPage<Row>,
  MenuKind extends string,
>({ url, read, texts, paths, preload, onOpen }: ItemListOptions<Query, Page>) {
  const { view, change } = useView();
  const list = useList<Query, Page>({
    url,
    read,
    size: view.size,
    pathOf: (query) => paths.pathBeside(location.pathname.slice(withBasePath('').length), query),
    texts,
  });
  const menu = useMenu<MenuKind, Row>(preload);
  const [checkedIds, setCheckedIds] = useState(NONE);
  return {
    list,
    menu,
    view,
    onSize: (size: typeof view.size) => change({ size }),
    checked: { checkedIds, onCheck: setCheckedIds },
    /** The selected rows. */
    chosen: list.data?.items.filter(({ id }) => id !== null && checkedIds.has(id)) ?? [],
    clearChosen: () => setCheckedIds(NONE),
    onGo: useStable(list.go),
    onOpen: useStable((id: string) => onOpen?.(id)),
  };
}
