'use client';

import { type ComponentType, type ReactNode, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { usePanelHistory } from '@/components/list/panel/use-panel-history';
import type { DeleteFromListProps } from '@/components/sources/delete/delete-from-list';
import type { SourcePanelProps } from '@/components/sources/panel/source-panel-view';
import { lazyPart } from '@/components/ui/lazy-part';
import type { EachOutcome } from '@/lib/guard/each-write';
import type { Action } from '@/lib/guard/outcome';
import { SOURCE_PATHS } from '@/lib/sources/path';
import { SOURCES_URL } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import { SourcesList, type SourcesListProps } from './sources-list';

const LazyPanel = lazyPart<SourcePanelProps>(
  () => import('@/components/sources/panel/source-panel').then(({ SourcePanel }) => ({ default: SourcePanel })),
  { waiting: <section className="panel" aria-busy="true" /> },
);
const DeleteSources = lazyPart<DeleteFromListProps>(() => import('@/components/sources/delete/delete-from-list'));

export type SourcesBrowserProps = {
  /** Title, quota and the create button, rendered on the server. */
  head: ReactNode;
  list: Omit<SourcesListProps, 'selectedId' | 'onOpen' | 'onDelete'>;
  panel: Pick<SourcePanelProps, 'listTitle' | 'update'>;
  remove: Action<EachOutcome[]>;
  /** The panel itself, if the page comes with a source; otherwise it loads when the first source is opened. */
  Panel?: ComponentType<SourcePanelProps>;
};

/** Shows the list of sources with the one in the URL beside it. Opens the delete dialog. */
export function SourcesBrowser({ head, list, panel, remove, Panel = LazyPanel }: SourcesBrowserProps) {
  const history = usePanelHistory(SOURCES_URL, SOURCE_PATHS);
  const { selectedId } = history;
  const { owner } = list;
  const { title } = useTexts('sources');
  const [deleting, setDeleting] = useState<SourceRow[] | null>(null);

  return (
    <main id="main" className={selectedId === null ? 'flex flex-1' : 'list-split'}>
      {selectedId === null ? null : <h1 className="sr-only md:hidden">{title}</h1>}
      <section className="page" aria-label={title} onPointerEnter={LazyPanel.preload}>
        {head}
        <SourcesList {...list} selectedId={selectedId} onOpen={history.open} onDelete={setDeleting} />
      </section>
      {selectedId === null ? null : (
        <Panel {...panel} sourceId={selectedId} owner={owner} history={history} onDelete={setDeleting} />
      )}
      {deleting ? (
        <DeleteSources
          action={remove}
          rows={deleting}
          owner={owner}
          history={history}
          onClose={() => setDeleting(null)}
        />
      ) : null}
    </main>
  );
}
