'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import type { EditSourceProps } from '@/components/sources/edit/edit-source';
import { announce } from '@/components/ui/announcer';
import { copyText } from '@/components/ui/copy-text';
import { lazyPart } from '@/components/ui/lazy-part';
import { showToast } from '@/components/ui/toast';
import { oneSource, sourceKeys, sourcesList } from '@/lib/browser/queries/sources';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { sourcePath } from '@/lib/sources/path';
import { rowOf, type SourcesPage } from '@/lib/sources/row';
import { findSpot } from '@/lib/sources/spot';
import { SourcePanelBar } from './source-panel-bar';
import { type SourcePanelProps, SourcePanelView } from './source-panel-view';
import { useOneSource } from './use-one-source';

const EditSource = lazyPart<EditSourceProps>(
  () => import('@/components/sources/edit/edit-source').then(({ EditSource }) => ({ default: EditSource })),
  { waiting: <div className="panel-body" aria-busy="true" /> },
);

/** Shows one source beside the list and refreshes it while it is open. The edit replaces it in the panel. */
export function SourcePanel(props: SourcePanelProps) {
  const { sourceId, owner, history } = props;
  const { query } = history;
  const texts = useTexts('sourcePage');
  const { sourceIdName } = useTexts('sourceFacts');
  const { copied, copyByHand } = useTexts('copy');
  const { saved } = useTexts('editSource');
  const read = useOneSource(owner, sourceId);
  // The list's own observer reads the rows; this one only watches.
  const rows = useQuery({ ...sourcesList(owner, query), enabled: false });
  const spot = findSpot(rows.data, query.size, sourceId);
  const name = read.data?.source.name || spot?.row.name || sourceId;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnOpen(heading, props, name);
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
      <SourcePanelBar
        spot={spot}
        query={query}
        busy={read.isFetching}
        onStep={history.step}
        onReadAgain={() => void readAgain()}
        onClose={history.close}
      />
      {edited ? (
        <EditSource
          {...edited}
          key={sourceId}
          owner={owner}
          path={sourcePath(sourceId, query)}
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

/** Focuses the heading when a source is opened, announces steps to a neighbor, and writes the window title. */
function useFocusOnOpen(
  heading: RefObject<HTMLElement | null>,
  { sourceId, history: { takesFocus }, listTitle }: SourcePanelProps,
  name: string,
): void {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (opened.current === sourceId) return;
    const isStep = opened.current !== null && !takesFocus.current;
    opened.current = sourceId;
    if (takesFocus.current) heading.current?.focus({ preventScroll: true });
    else if (isStep) announce(name);
  }, [sourceId, takesFocus, heading, name]);

  useEffect(() => {
    document.title = format('{name} · {listTitle}', { name, listTitle });
    return () => {
      document.title = listTitle;
    };
  }, [name, listTitle]);
}

/** Returns whether a key is the letter alone: with Caps Lock too, and where the layout has other letters in its place. */
const isLetter = ({ key, code }: KeyboardEvent, letter: string): boolean =>
  key.toLowerCase() === letter || (code === `Key${letter.toUpperCase()}` && !/^[a-z]$/i.test(key));

/** Copies a text on the single key `c` and shows it; not while the user types, nor behind a dialog. */
function useCopyKey(text: string, copied: string, copyByHand: string): void {
  useEffect(() => {
    const onKey = async (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.repeat;
      if (!isPlain || !isLetter(event, 'c') || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const code = document.querySelector<HTMLElement>('.panel [data-field="id"] code');
      showToast((await copyText(text, code)) ? copied : copyByHand);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [text, copied, copyByHand]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

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
