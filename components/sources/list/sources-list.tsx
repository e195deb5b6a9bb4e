'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { BareTrouble } from '@/components/list/bare-trouble';
import { useCountAnnounced } from '@/components/list/use-count-announced';
import { type ListWays, useListQuery } from '@/components/list/use-list-query';
import { useReading } from '@/components/list/use-reading';
import { useRefusal } from '@/components/list/use-refusal';
import { useView } from '@/components/list/view-preferences';
import { lazyPart } from '@/components/ui/lazy-part';
import { withBasePath } from '@/lib/browser/base-path';
import { sourcesList } from '@/lib/browser/queries/sources';
import type { PageSize } from '@/lib/lists/view';
import type { ProjectScope } from '@/lib/session/session';
import { sourceIdIn, sourcePath } from '@/lib/sources/path';
import { parseSearchParams, type SourcesQuery, sourcesPath, withParts } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import { SourcesBar } from './sources-bar';
import { SourcesFilters } from './sources-filters';
import { SourcesFoot } from './sources-foot';
import type { SourcesMessages } from './sources-messages';
import { SourcesSelection } from './sources-selection';
import { SourcesTable } from './sources-table';
import { SourcesTabs } from './sources-tabs';
import type { SourcesTroubleProps } from './sources-trouble';
import type { SourcesVoidProps } from './sources-void';
import { SourcesMenus, useMenu } from './use-menu';

export type SourcesListProps = {
  /** The project that the page was opened for. */
  owner: ProjectScope;
  /** That project's name. */
  project: string;
  /** The source that is open beside the list. */
  selectedId?: string | null;
  language: string;
  messages: SourcesMessages;
  /** Opens a source beside the list; without it a name leads to the source's page. */
  onOpen?: (id: string) => void;
  /** Asks whether sources are to be deleted; without it rows cannot be chosen. */
  onDelete?: (rows: SourceRow[]) => void;
};

// Words for what went wrong, or is not there, are not needed where all is well.
const SourcesTrouble = lazyPart<SourcesTroubleProps>(() => import('./sources-trouble'), BareTrouble);
const SourcesVoid = lazyPart<SourcesVoidProps>(() => import('./sources-void'));

/** How the list stands in the URL, for a person with a page size of their own. */
const waysOf = (size: PageSize): ListWays<SourcesQuery> => ({
  parse: (params) => parseSearchParams(params, size),
  // A source that is open beside the list stays open.
  pathOf: (query) => {
    const sourceId = sourceIdIn(location.pathname.slice(withBasePath('').length));
    return sourceId === null ? sourcesPath(query) : sourcePath(sourceId, query);
  },
  anew: { from: 0 },
});

const preload = () => {
  SourcesTrouble.preload();
  SourcesVoid.preload();
};

const NONE: ReadonlySet<string> = new Set();

/** Lists sources: filters, sort and pages live in the URL and are done by EventGrid, or over a window of its records. */
export function SourcesList(props: SourcesListProps) {
  const { owner, project, selectedId = null, language, messages, onOpen, onDelete } = props;
  const search = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const { view, change } = useView();
  const ways = useMemo(() => waysOf(view.size), [view.size]);
  const { query, type, go } = useListQuery(search, ways);
  const result = useQuery(sourcesList(owner, query));
  const { data, isPlaceholderData } = result;
  const isReading = useReading(result);
  const refused = useRefusal(result);
  const { opened, opens, close } = useMenu();
  const [checkedIds, setCheckedIds] = useState(NONE);
  useCountAnnounced(data, isReading, language, messages);

  // Rows stay as they are, and are not drawn anew, while another query is on its way.
  const shown = useRef(query);
  if (!isPlaceholderData) shown.current = query;

  const latest = useRef({ go, onOpen });
  latest.current = { go, onOpen };
  const goFromRow = useCallback((next: SourcesQuery) => latest.current.go(next), []);
  const openFromRow = useCallback((id: string) => latest.current.onOpen?.(id), []);
  const check = useCallback((id: string, on: boolean) => setCheckedIds((now) => withId(now, id, on)), []);

  const turn = (next: SourcesQuery) => {
    go(next);
    if (next.page !== query.page) card.current?.scrollIntoView({ block: 'nearest' });
  };
  const clear = (next: SourcesQuery) => {
    go(next);
    search.current?.focus();
  };
  const chosen = data?.items.filter(({ id }) => id !== null && checkedIds.has(id)) ?? [];
  const rowProps = { query: shown.current, view, language, messages, opens, onGo: goFromRow };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the first touch only has the words for trouble loaded.
    <div className="card sources-card" ref={card} onPointerEnter={preload} onFocus={preload}>
      <SourcesBar
        ref={search}
        query={query}
        readAt={data?.readAt ?? null}
        busy={isReading}
        language={language}
        messages={messages}
        onType={type}
        onSearch={(text) => go(withParts(query, { q: text.trim() }))}
        onRefresh={() => result.refetch()}
        openedMenu={opened?.kind}
        opens={opens}
      >
        <SourcesFilters
          query={query}
          channelName={data?.channelName ?? null}
          openedMenu={opened?.kind}
          opens={opens}
          messages={messages}
          onGo={clear}
        />
      </SourcesBar>
      <SourcesTabs query={query} data={data} language={language} messages={messages} onGo={go} />
      {chosen.length > 0 && onDelete ? (
        <SourcesSelection
          rows={chosen}
          language={language}
          messages={messages}
          onDelete={onDelete}
          onClear={() => setCheckedIds(NONE)}
        />
      ) : null}
      {refused || !data ? (
        <SourcesTrouble
          rows={data !== undefined}
          refused={refused}
          query={query}
          busy={isReading}
          messages={messages}
          onRetry={() => result.refetch()}
        />
      ) : null}
      {data && (data.items.length === 0 || data.reach !== null) ? (
        <SourcesVoid data={data} query={query} project={project} language={language} messages={messages} onGo={clear} />
      ) : null}
      {data && data.items.length > 0 ? (
        <>
          <SourcesTable
            {...rowProps}
            rows={data.items}
            readAt={data.readAt}
            selectedId={selectedId}
            checkedIds={checkedIds}
            busy={isPlaceholderData}
            onSort={(sort) => go(withParts(query, { sort }))}
            onOpen={onOpen && openFromRow}
            onCheck={onDelete ? check : null}
            onCheckAll={(on) =>
              setCheckedIds(on ? new Set(data.items.filter(isChoosable).flatMap(({ id }) => id ?? [])) : NONE)
            }
          />
          <SourcesFoot
            data={data}
            query={query}
            language={language}
            messages={messages}
            onGo={turn}
            onSize={(size) => {
              change({ size });
              go(withParts(query, { size }));
            }}
          />
        </>
      ) : null}
      {opened ? (
        <SourcesMenus
          opened={opened}
          owner={owner}
          query={query}
          language={language}
          messages={messages}
          onGo={go}
          onOpen={onOpen}
          onDelete={onDelete}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

/** EventGrid's own sources cannot be deleted. */
const isChoosable = ({ provider_type }: SourceRow): boolean => provider_type !== 'OFFICIAL';

function withId(ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
