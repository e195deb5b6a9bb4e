'use client';

import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { withBasePath } from '@/lib/base-path';
import { format } from '@/lib/i18n/format';
import { parseSourcesQuery, SOURCE_PAGE_SIZES, type SourcesQuery, sourcesPath } from '@/lib/sources/list-query';
import type { SourcesPage } from '@/lib/sources/source-row';
import { isPlainClick } from './plain-click';
import { SourcesHiddenParts } from './sources-hidden-parts';
import type { SourcesMessages } from './sources-messages';

type SourcesFootProps = {
  data: SourcesPage;
  query: SourcesQuery;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
};

/** Says which rows these are, and leads to the pages before and after; the links are real ones. */
export function SourcesFoot({ data, query, language, messages, onGo }: SourcesFootProps) {
  const { items, total, page } = data;
  const from = (page - 1) * query.size + 1;
  const more = total === null ? items.length >= query.size : page * query.size < total;
  const number = (value: number) => value.toLocaleString(language);
  const range = format(total === null ? messages.rangeOpen : messages.range, {
    from: number(from),
    to: number(from + items.length - 1),
    total: number(total ?? 0),
  });
  const turn = { query, onGo };
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
              <select
                name="size"
                value={query.size}
                onChange={(event) =>
                  onGo({ ...parseSourcesQuery({ size: event.target.value }), q: query.q, sort: query.sort })
                }
              >
                {SOURCE_PAGE_SIZES.map((size) => (
                  <option key={size}>{size}</option>
                ))}
              </select>
              <ChevronDown aria-hidden="true" />
            </span>
          </label>
          <SourcesHiddenParts query={query} except="size" />
          <noscript>
            <button type="submit" className="btn xs">
              {messages.apply}
            </button>
          </noscript>
        </form>
        <nav className="pager" aria-label={messages.pages}>
          <Turn {...turn} rel="prev" page={page > 1 ? page - 1 : null}>
            <ChevronLeft aria-hidden="true" />
            <span className="pager-word">{messages.previous}</span>
          </Turn>
          <Turn {...turn} rel="next" page={more ? page + 1 : null}>
            <span className="pager-word">{messages.next}</span>
            <ChevronRight aria-hidden="true" />
          </Turn>
        </nav>
      </div>
    </div>
  );
}

type TurnProps = {
  rel: 'prev' | 'next';
  /** The page it leads to; null at the end of the list. */
  page: number | null;
  query: SourcesQuery;
  onGo: (query: SourcesQuery) => void;
  children: React.ReactNode;
};

function Turn({ rel, page, query, onGo, children }: TurnProps) {
  if (page === null) return <span className="off">{children}</span>;
  const next = { ...query, page };
  return (
    <a
      rel={rel}
      href={withBasePath(sourcesPath(next))}
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
