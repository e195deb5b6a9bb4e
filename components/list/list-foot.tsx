'use client';

import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { ListPage } from '@/lib/lists/find-page';
import { type ListState, SIZE_PART } from '@/lib/lists/url-state';
import { PAGE_SIZES, type PageSize } from '@/lib/lists/view';
import { PartSelect } from './part-form';
import type { List } from './use-list';

export type ListFootProps<Query extends ListState> = {
  list: List<Query, ListPage<unknown>>;
  data: ListPage<unknown>;
  /** The number of rows that can be reached, if that is fewer than the total; null for all. */
  end?: number | null;
  texts: { range: string };
  /** Shows another page. */
  onTurn: (query: Query) => void;
  /** Saves the chosen page size. */
  onSize?: (size: PageSize) => void;
};

/** Shows which rows these are, and links to the previous and next pages. The links are real ones. */
export function ListFoot<Query extends ListState>(props: ListFootProps<Query>) {
  const { list, data, end = data.reach, onSize } = props;
  const texts = useTexts('lists');
  const language = useLanguage();
  const { url, query, go } = list;
  const { page, total } = data;
  const { size } = query;
  const count = data.items.length;
  const from = (page - 1) * size + 1;
  const last = end ?? total;
  const more = last === null ? count >= size : page * size < last;
  const number = (value: number) => value.toLocaleString(language);
  const range = format(total === null ? texts.rangeOpen : props.texts.range, {
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
        <PartSelect
          name="size"
          value={String(size)}
          options={PAGE_SIZES.map((one) => [String(one), String(one)])}
          parts={url.partsOf(url.withParts(query, {}))}
          className="flex items-center gap-2"
          label={
            <>
              <span className="max-md:hidden" aria-hidden="true">
                {texts.rowsShort}
              </span>
              <span className="sr-only">{texts.rows}</span>
            </>
          }
          onChange={(text) => {
            const chosen = SIZE_PART.read(text);
            if (chosen === null) return;
            onSize?.(chosen);
            go(url.withParts(query, { size: chosen }));
          }}
        />
        <nav className="pager" aria-label={texts.pages}>
          <Turn {...props} rel="prev" to={page > 1 ? page - 1 : null}>
            <Icon name="chevron-left" />
            <span className="max-md:sr-only">{texts.previous}</span>
          </Turn>
          <Turn {...props} rel="next" to={more ? page + 1 : null}>
            <span className="max-md:sr-only">{texts.next}</span>
            <Icon name="chevron-right" />
          </Turn>
        </nav>
      </div>
    </div>
  );
}

type TurnProps<Query extends ListState> = Pick<ListFootProps<Query>, 'list' | 'onTurn'> & {
  rel: 'prev' | 'next';
  /** The page it leads to; null at the end of the list. */
  to: number | null;
  children: ReactNode;
};

function Turn<Query extends ListState>({ rel, to, list: { url, query }, onTurn, children }: TurnProps<Query>) {
  if (to === null) return <span className="off">{children}</span>;
  const next = { ...query, page: to };
  return (
    <Link rel={rel} href={url.pathOf(next)} onNavigate={() => onTurn(next)}>
      {children}
    </Link>
  );
}
