'use client';

import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { DataTable } from '@/components/list/data-table';
import { BareTrouble, ListCard } from '@/components/list/list-card';
import { useItemList } from '@/components/list/use-item-list';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { sourcesList } from '@/lib/browser/queries/sources';
import { SOURCE_NAME_MAX_CHARS } from '@/lib/eventgrid/schemas/source-limits';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { SOURCE_PATHS } from '@/lib/sources/path';
import { SOURCES_URL, type SourcesQuery } from '@/lib/sources/query';
import type { SourceRow, SourcesPage } from '@/lib/sources/row';
import { useSourceColumns } from './sources-columns';
import { SourcesFilters } from './sources-filters';
import type { SourcesMenuKind, SourcesMenusProps } from './sources-menus';
import { SourcesTabs } from './sources-tabs';
import type { SourcesTroubleProps } from './sources-trouble';

export type SourcesListProps = {
  /** The project that the page was opened for. */
  owner: ProjectScope;
  /** That project's name. */
  project: string;
  /** The source that is open beside the list. */
  selectedId?: string | null;
  /** Opens a source beside the list; without it a name links to the source's page. */
  onOpen?: (id: string) => void;
  /** Opens the delete dialog; without it rows can't be selected. */
  onDelete?: (rows: SourceRow[]) => void;
};

// Error and empty texts are only needed in those states. Menus load when the user interacts with one.
const SourcesTrouble = lazyPart<SourcesTroubleProps>(() => import('./sources-trouble'), { Bare: BareTrouble });
const SourcesMenus = lazyPart<SourcesMenusProps>(() => import('./sources-menus'));

/** EventGrid's own sources cannot be deleted. */
const isChoosable = ({ provider_type }: SourceRow): boolean => provider_type !== 'OFFICIAL';

/** Lists sources. Filters, sort and pages are in the URL and done by EventGrid, or in a window of its records. */
export function SourcesList(props: SourcesListProps) {
  const { owner, selectedId, onOpen, onDelete } = props;
  const texts = useTexts('sources');
  const { noName } = useTexts('lists');
  const { list, menu, view, onSize, checked, chosen, clearChosen, ...rows } = useItemList<
    SourcesQuery,
    SourceRow,
    SourcesPage,
    SourcesMenuKind
  >({
    url: SOURCES_URL,
    paths: SOURCE_PATHS,
    read: (query) => sourcesList(owner, query),
    preload: SourcesMenus.preload,
    texts,
    onOpen,
  });
  const { url, query, data, go } = list;
  const { opened, opens, close } = menu;
  const columns = useSourceColumns({
    readAt: data?.readAt ?? 0,
    query: list.shown,
    view,
    opens,
    onGo: rows.onGo,
    onOpen: onOpen && rows.onOpen,
  });

  return (
    <ListCard
      list={list}
      className="card @container/sources"
      maxLength={SOURCE_NAME_MAX_CHARS}
      texts={texts}
      preload={SourcesTrouble.preload}
      end={data?.scan ? null : data?.reach}
      onSize={onSize}
      filters={<SourcesFilters list={list} openedMenu={opened?.kind} opens={opens} />}
      tools={
        <button
          {...opens('view')}
          className="icon-btn"
          aria-label={texts.view.label}
          aria-expanded={opened?.kind === 'view'}
        >
          <Icon name="columns" />
        </button>
      }
      above={
        <>
          <SourcesTabs query={query} data={data} onGo={go} />
          {chosen.length > 0 && onDelete ? (
            <ChosenSources rows={chosen} onDelete={onDelete} onClear={clearChosen} />
          ) : null}
        </>
      }
      trouble={<SourcesTrouble {...props} list={list} />}
      table={
        <DataTable
          name="sources"
          className={`sources ${view.density} times-${view.time}`}
          caption={texts.caption}
          url={url}
          query={list.shown}
          columns={columns}
          rows={data?.items ?? []}
          selectedId={selectedId}
          selection={
            onDelete
              ? {
                  ...checked,
                  isChoosable,
                  labelAll: texts.selection.all,
                  labelOf: ({ name }) => format(texts.selection.one, { name: name || noName }),
                }
              : null
          }
          busy={list.isBehind}
          onSort={(sort) => go(url.withParts(query, { sort }))}
        />
      }
    >
      {opened ? <SourcesMenus {...props} opened={opened} query={query} onGo={go} onClose={close} /> : null}
    </ListCard>
  );
}

type ChosenSourcesProps = {
  rows: SourceRow[];
  onDelete: (rows: SourceRow[]) => void;
  onClear: () => void;
};

/** Shows how many rows are selected, and offers to delete them. */
function ChosenSources({ rows, onDelete, onClear }: ChosenSourcesProps) {
  const { selection } = useTexts('sources');
  const language = useLanguage();
  const count = formatPlural(selection.count, rows.length, language);
  return (
    <div className="bar selection" role="group" aria-label={count}>
      <b>{count}</b>
      <button type="button" className="btn tiny" onClick={() => onDelete(rows)}>
        {selection.delete}
      </button>
      <button type="button" className="link-btn text-sm" onClick={onClear}>
        {selection.clear}
      </button>
    </div>
  );
}
