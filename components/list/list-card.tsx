'use client';

import { type ReactNode, useRef } from 'react';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ListState } from '@/lib/lists/url-state';
import { ListBar, type ListBarProps } from './list-bar';
import { ListFoot, type ListFootProps } from './list-foot';

type ListCardProps<Query extends ListState> = Omit<ListBarProps<Query>, 'messages'> &
  Pick<ListFootProps<Query>, 'end' | 'onSize'> & {
    messages: ListBarProps<Query>['messages'] & ListFootProps<Query>['messages'];
    className: string;
    /** Says what is wrong or missing; drawn only when something is. */
    trouble: ReactNode;
    /** Loads the words for trouble, at the first touch. */
    preload: () => void;
    /** What is between the bar and the rows. */
    above?: ReactNode;
    /** The rows; drawn only when there are some. */
    table: ReactNode;
    /** The menu that is open. */
    children: ReactNode;
  };

/** Lays out a list: its bar, what is wrong with it, its rows and the way to more of them. */
export function ListCard<Query extends ListState>(props: ListCardProps<Query>) {
  const { list, className, above, trouble, preload, table, children } = props;
  const { data, refused, query, go } = list;
  const card = useRef<HTMLDivElement>(null);
  const hasRows = data !== undefined && data.items.length > 0;
  const turn = (next: Query) => {
    go(next);
    if (next.page !== query.page) card.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the first touch only has the words for trouble loaded.
    <div className={className} ref={card} onPointerEnter={preload} onFocus={preload}>
      <ListBar {...props} />
      {above}
      {refused || !hasRows || data.reach !== null ? trouble : null}
      {hasRows ? (
        <>
          {table}
          <ListFoot {...props} data={data} onTurn={turn} />
        </>
      ) : null}
      {children}
    </div>
  );
}

type BareTroubleProps = {
  list: { refused: { failure: ReadFailure | null } | null; refresh: () => void };
  messages: { failed: { consoleTitle: string; retry: string } };
};

/** Stands for the words about trouble where they cannot be loaded: then the console itself is out of reach. */
export function BareTrouble({ list: { refused, refresh }, messages: { failed } }: BareTroubleProps) {
  return refused ? (
    <div className="banner" role="alert">
      <span>{refused.failure?.title ?? failed.consoleTitle}</span>
      <button type="button" className="btn xs" onClick={refresh}>
        {failed.retry}
      </button>
    </div>
  ) : null;
}
