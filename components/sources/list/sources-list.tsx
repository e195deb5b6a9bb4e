'use client';

import { useState } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { DataTable } from '@/components/list/data-table';
import { BareTrouble, ListCard } from '@/components/list/list-card';
import { useList } from '@/components/list/use-list';
import { useMenu } from '@/components/list/use-menu';
import { useStable } from '@/components/list/use-stable';
import { useView } from '@/components/list/view-preferences';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { withBasePath } from '@/lib/browser/base-path';
import { sourcesList } from '@/lib/browser/queries/sources';
import { SOURCE_NAME_MAX_CHARS } from '@/lib/eventgrid/schemas/source-limits';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { sourceIdIn, sourcePath } from '@/lib/sources/path';
import { SOURCES_URL, type SourcesQuery, sourcesPath } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
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

/** A source that is open beside the list stays open. */
const pathBeside = (query: SourcesQuery): string => {
  const sourceId = sourceIdIn(location.pathname.slice(withBasePath('').length));
  return sourceId === null ? sourcesPath(query) : sourcePath(sourceId, query);
};

/** EventGrid's own sources cannot be deleted. */
const isChoosable = ({ provider_type }: SourceRow): boolean => provider_type !== 'OFFICIAL';

const NONE: ReadonlySet<string> = new Set();

/** Lists sources. Filters, sort and pages are in the URL and done by EventGrid, or in a window of its records. */
export function SourcesList(props: SourcesListProps) {
  const { owner, selectedId, onOpen, onDelete } = props;
  const texts = useTexts('sources');
  const { noName } = useTexts('lists');
  const { view, change } = useView();
  const list = useList({
    url: SOURCES_URL,
    read: (query) => sourcesList(owner, query),
    size: view.size,
    pathOf: pathBeside,
    texts,
  });
  const { url, query, data, go } = list;
  const { opened, opens, close } = useMenu<SourcesMenuKind, SourceRow>(SourcesMenus.preload);
  const [checkedIds, setCheckedIds] = useState(NONE);
  const chosen = data?.items.filter(({ id }) => id !== null && checkedIds.has(id)) ?? [];

  const goFromRow = useStable(go);
  const openFromRow = useStable((id: string) => onOpen?.(id));
  const columns = useSourceColumns({
    readAt: data?.readAt ?? 0,
    query: list.shown,
    view,
    opens,
    onGo: goFromRow,
    onOpen: onOpen && openFromRow,
  });

  return (
    <ListCard
      list={list}
      className="card @container/sources"
      maxLength={SOURCE_NAME_MAX_CHARS}
      texts={texts}
      preload={SourcesTrouble.preload}
      end={data?.scan ? null : data?.reach}
      onSize={(size) => change({ size })}
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
            <ChosenSources rows={chosen} onDelete={onDelete} onClear={() => setCheckedIds(NONE)} />
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
                  checkedIds,
                  onCheck: setCheckedIds,
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
