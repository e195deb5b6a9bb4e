import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import type { OwnRead } from '@/lib/guard/route';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { requestView } from '@/lib/lists/first-reads';
import type { PageSize } from '@/lib/lists/view';
import { openPageEventGrid, type SessionEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { isMissingItem } from './missing-item';
import { listTitle } from './page-title';

type SearchParams = Record<string, string | string[] | undefined>;
type Props<Param extends string> = { params: Promise<Record<Param, string>>; searchParams: Promise<SearchParams> };

/** What the screen of a list gets, to show an item beside it. */
export type ItemScreenProps<Query> = {
  open: SessionEventGrid;
  query: Query;
  itemId: string;
  /** Whether EventGrid said in time that there is no such item: the page is not found then. */
  isMissing: Promise<boolean>;
};

type ItemPage<Param extends string, Query, T> = {
  /** The name of the ID in the route. */
  param: Param;
  titleOf: (messages: Dictionary) => string;
  parse: (parts: SearchParams, size: PageSize) => Query;
  pathOf: (id: string, query: Query) => string;
  /** Reads the item, once per request. */
  read: (eventGrid: SessionEventGrid['eventGrid'], id: string) => Promise<EgResult<T>>;
  nameOf: (item: T) => string | null;
  explain: OwnRead<never, T>['explain'];
  screen: (props: ItemScreenProps<Query>) => ReactNode;
};

/**
 * Makes the page of one item beside its list: both are read in parallel and come with the page. The page of what can't
 * be an ID is not found before anything is read, that of an unknown one if EventGrid says so within a second: otherwise
 * the panel says it.
 */
export function itemPage<Param extends string, Query, T>(page: ItemPage<Param, Query, T>) {
  const { param, titleOf, parse, pathOf, read, nameOf, explain, screen } = page;
  /** Null for what no ID can be. proxy.ts has refused what can't be decoded. */
  const readId = async (params: Props<Param>['params']): Promise<string | null> => {
    const id = decodeURIComponent((await params)[param]);
    return isIdentifier(id) ? id : null;
  };
  return {
    async generateMetadata({ params }: Props<Param>): Promise<Metadata> {
      const id = await readId(params);
      if (id === null) return {};
      const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
      const item = open && (await read(open.eventGrid, id));
      const name = (item?.ok && nameOf(item.data)) || id;
      const list = listTitle(titleOf(messages), messages, open?.session.project.name);
      return { title: format('{name} · {list}', { name, list }) };
    },
    async Page({ params, searchParams }: Props<Param>) {
      const id = await readId(params);
      if (id === null) notFound();
      const [open, view, parts, { messages }] = await Promise.all([
        openPageEventGrid(),
        requestView(),
        searchParams,
        requestPreferences(),
      ]);
      const query = parse(parts, view.size);
      if (open === null) redirect(signInPath(pathOf(id, query)));
      const { session, eventGrid } = open;
      const isMissing = isMissingItem(() => read(eventGrid, id), { explain }, { messages, session });
      return screen({ open, query, itemId: id, isMissing });
    },
  };
}
