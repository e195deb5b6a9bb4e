'use client';

import { type ReactNode, useRef } from 'react';
import { ConsoleSilent } from '@/components/ui/console-silent';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ListState } from '@/lib/lists/url-state';
import { ListBar, type ListBarProps } from './list-bar';
import { ListFoot, type ListFootProps } from './list-foot';

type ListCardProps<Query extends ListState> = ListBarProps<Query> &
  Pick<ListFootProps<Query>, 'end' | 'onSize' | 'texts'> & {
    className: string;
    /** Shows what is wrong or missing, or what the list itself has to say; only rendered if there is something. */
    trouble: ReactNode;
    hasTrouble?: boolean;
    /** Loads the error texts at the first interaction. */
    preload: () => void;
    /** Content between the bar and the rows. */
    above?: ReactNode;
    /** The rows; only rendered if there are any. */
    table: ReactNode;
    /** The open menu. */
    children: ReactNode;
  };

/** The layout of a list: its bar, what is wrong with it, its rows and the pager. */
export function ListCard<Query extends ListState>(props: ListCardProps<Query>) {
  const { list, className, above, trouble, hasTrouble, preload, table, children } = props;
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
      {refused || !hasRows || data.reach !== null || hasTrouble ? trouble : null}
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
};

/** Replaces the error texts until they are loaded: a console that is silent can't send them. */
export const BareTrouble = ({ list: { refused, refresh } }: BareTroubleProps) =>
  refused && <ConsoleSilent className="" title={refused.failure?.title} onRetry={refresh} />;
