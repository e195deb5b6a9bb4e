'use client';

import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { isPlainClick } from '@/components/ui/plain-click';
import { withBasePath } from '@/lib/browser/base-path';
import { format } from '@/lib/i18n/format';
import { HiddenParts } from './hidden-parts';

type ListFootProps<Query> = {
  /** The rows shown, and all that there are; null where EventGrid did not say. */
  count: number;
  total: number | null;
  /** How many of them can be reached, where that is fewer; null for all. */
  end?: number | null;
  /** The query that these rows answer: its page is the one shown. */
  query: Query;
  sizes: readonly number[];
  /** The query's parts, its page left out: sent along with another size where there is no script. */
  parts: [name: string, value: string][];
  pathOf: (query: Query) => string;
  language: string;
  messages: {
    range: string;
    rangeOpen: string;
    rows: string;
    rowsShort: string;
    apply: string;
    pages: string;
    previous: string;
    next: string;
  };
  onGo: (query: Query) => void;
  onSize: (size: string) => void;
};

/** Says which rows these are, and leads to the pages before and after; the links are real ones. */
export function ListFoot<Query extends { page: number; size: number }>(props: ListFootProps<Query>) {
  const { count, total, end = null, query, sizes, parts, language, messages, onSize } = props;
  const { page, size } = query;
  const from = (page - 1) * size + 1;
  const last = end ?? total;
  const more = last === null ? count >= size : page * size < last;
  const number = (value: number) => value.toLocaleString(language);
  const range = format(total === null ? messages.rangeOpen : messages.range, {
    from: number(from),
    to: number(from + count - 1),
    total: number(total ?? 0),
  });
  return (
    <div className="foot">
      <span className="num" suppressHydrationWarning>
        {range}
      </span>
      <div className="end">
        <form className="row">
          <label className="row">
            <span className="only-wide" aria-hidden="true">
              {messages.rowsShort}
            </span>
            <span className="sr">{messages.rows}</span>
            <span className="sel">
              <select name="size" value={size} onChange={(event) => onSize(event.target.value)}>
                {sizes.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
              <Icon name="chevron-down" />
            </span>
          </label>
          <HiddenParts parts={parts} except="size" />
          <noscript>
            <button type="submit" className="btn xs">
              {messages.apply}
            </button>
          </noscript>
        </form>
        <nav className="pager" aria-label={messages.pages}>
          <Turn {...props} rel="prev" to={page > 1 ? page - 1 : null}>
            <Icon name="chevron-left" />
            <span className="pager-word">{messages.previous}</span>
          </Turn>
          <Turn {...props} rel="next" to={more ? page + 1 : null}>
            <span className="pager-word">{messages.next}</span>
            <Icon name="chevron-right" />
          </Turn>
        </nav>
      </div>
    </div>
  );
}

type TurnProps<Query> = Pick<ListFootProps<Query>, 'query' | 'pathOf' | 'onGo'> & {
  rel: 'prev' | 'next';
  /** The page it leads to; null at the end of the list. */
  to: number | null;
  children: ReactNode;
};

function Turn<Query>({ rel, to, query, pathOf, onGo, children }: TurnProps<Query>) {
  if (to === null) return <span className="off">{children}</span>;
  const next = { ...query, page: to };
  return (
    <a
      rel={rel}
      href={withBasePath(pathOf(next))}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onGo(next);
      }}
    >
      {children}
    </a>
  );
}
