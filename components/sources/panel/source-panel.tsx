'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { PanelBar } from '@/components/list/panel/panel-bar';
import { useOneItem } from '@/components/list/panel/use-one-item';
import { useCopyKey, useFocusOnOpen } from '@/components/list/panel/use-panel';
import type { EditSourceProps } from '@/components/sources/edit/edit-source';
import { announce } from '@/components/ui/announcer';
import { lazyPart } from '@/components/ui/lazy-part';
import { oneSource, sourceKeys, sourcesList } from '@/lib/browser/queries/sources';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { editSource as enEditSource } from '@/lib/i18n/en/edit-source';
import { sourceFields as enSourceFields } from '@/lib/i18n/en/source-fields';
import { sourcePage as enSourcePage } from '@/lib/i18n/en/source-page';
import { sourcePages as enSourcePages } from '@/lib/i18n/en/source-pages';
import { validation as enValidation } from '@/lib/i18n/en/validation';
import { format } from '@/lib/i18n/format';
import { editSource as zhEditSource } from '@/lib/i18n/zh-cn/edit-source';
import { sourceFields as zhSourceFields } from '@/lib/i18n/zh-cn/source-fields';
import { sourcePage as zhSourcePage } from '@/lib/i18n/zh-cn/source-page';
import { sourcePages as zhSourcePages } from '@/lib/i18n/zh-cn/source-pages';
import { validation as zhValidation } from '@/lib/i18n/zh-cn/validation';
import { findSpot } from '@/lib/lists/spot';
import type { ProjectScope } from '@/lib/session/session';
import { rowOf, type SourcesPage } from '@/lib/sources/row';
import { type SourcePanelProps, SourcePanelView } from './source-panel-view';

const EditSource = lazyPart<EditSourceProps>(
  () => import('@/components/sources/edit/edit-source').then(({ EditSource }) => ({ default: EditSource })),
  { waiting: <div className="panel-body" aria-busy="true" /> },
);

/** Shows one source beside the list and refreshes it while it is open. The edit replaces it in the panel. */
function SourcePanelPart(props: SourcePanelProps) {
  const { sourceId, owner, history } = props;
  const { query } = history;
  const texts = useTexts('sourcePage');
  const { sourceIdName } = useTexts('sourceFacts');
  const { copied, copyByHand } = useTexts('copy');
  const { saved } = useTexts('editSource');
  const read = useOneItem(oneSource(owner, sourceId), sourceKeys.lists());
  // The list's own observer reads the rows; this one only watches.
  const rows = useQuery({ ...sourcesList(owner, query), enabled: false });
  const spot = findSpot(rows.data, query.size, sourceId);
  const name = read.data?.source.name || spot?.row.name || sourceId;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnOpen(heading, { ...props, itemId: sourceId, name });
  const what = sourceIdName;
  useCopyKey(sourceId, format(copied, { what }), format(copyByHand, { what }));
  const [editing, setEditing] = useState<{ source: SourceWithRaw; atConnection: boolean } | null>(null);
  const edited = editing?.source.id === sourceId ? editing : null;
  const keep = useKeepSource(owner);

  const readAgain = async () => {
    const { isSuccess } = await read.refetch();
    if (isSuccess) announce(format(texts.readAnew, { name }));
  };
  const endEdit = () => {
    ending.current = true;
    setEditing(null);
  };
  // Only when the edit is gone: until then the heading is not there.
  const ending = useRef(false);
  useEffect(() => {
    if (edited || !ending.current) return;
    ending.current = false;
    heading.current?.focus({ preventScroll: true, focusVisible: true });
  }, [edited]);
  return (
    <section className="panel" aria-label={texts.details}>
      <PanelBar
        spot={spot}
        history={history}
        busy={read.isFetching}
        texts={texts}
        onReadAgain={() => void readAgain()}
      />
      {edited ? (
        <EditSource
          {...edited}
          key={sourceId}
          owner={owner}
          path={history.pathOf(sourceId)}
          action={props.update}
          onSaved={(source) => {
            keep(source);
            announce(format(saved, { name }));
            endEdit();
          }}
          onRead={keep}
          onCancel={endEdit}
        />
      ) : (
        <SourcePanelView
          {...props}
          key={sourceId}
          read={read}
          row={spot?.row ?? null}
          name={name}
          headingRef={heading}
          onReadAgain={() => void readAgain()}
          onEdit={(source, atConnection) => setEditing({ source, atConnection })}
        />
      )}
    </section>
  );
}

export const SourcePanel = withLateTexts(
  {
    en: {
      editSource: enEditSource,
      sourceFields: enSourceFields,
      sourcePage: enSourcePage,
      sourcePages: enSourcePages,
      validation: enValidation,
    },
    'zh-CN': {
      editSource: zhEditSource,
      sourceFields: zhSourceFields,
      sourcePage: zhSourcePage,
      sourcePages: zhSourcePages,
      validation: zhValidation,
    },
  },
  SourcePanelPart,
);

/** Returns a function that replaces an older source with a newer one, in the panel and in every list that was read. */
function useKeepSource({ project_id, endpoint_id }: ProjectScope): (source: SourceWithRaw) => void {
  const client = useQueryClient();
  return useCallback(
    (source) => {
      if (source.id === null) return;
      const owner = { project_id, endpoint_id };
      client.setQueryData(oneSource(owner, source.id).queryKey, { source, readAt: Date.now() });
      client.setQueriesData<SourcesPage>({ queryKey: sourceKeys.lists() }, (page) =>
        page ? { ...page, items: page.items.map((row) => (row.id === source.id ? rowOf(source) : row)) } : page,
      );
    },
    [client, project_id, endpoint_id],
  );
}
