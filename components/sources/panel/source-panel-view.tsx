'use client';

import { CopyPlus, Pencil, Trash2 } from 'lucide-react';
import type { ComponentProps, Ref } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListUpdated } from '@/components/list/list-updated';
import { PanelMissing, PanelTitle } from '@/components/list/panel/panel-parts';
import type { useOneItem } from '@/components/list/panel/use-one-item';
import type { PanelHistory } from '@/components/list/panel/use-panel-history';
import { useView } from '@/components/list/view-preferences';
import { SourcePages } from '@/components/sources/pages/source-pages';
import { SourceStatus } from '@/components/sources/source-status';
import { Link } from '@/components/ui/link';
import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { Action } from '@/lib/guard/outcome';
import type { ProjectScope } from '@/lib/session/session';
import { clonePath } from '@/lib/sources/clone-path';
import { hasConnection } from '@/lib/sources/edit';
import type { SourcesQuery } from '@/lib/sources/query';
import type { OneSource } from '@/lib/sources/reads';
import type { SourceRow } from '@/lib/sources/row';
import type { UpdatedSource } from '@/lib/sources/update';
import { SourceDetails } from './source-details';
import { SourceSubscriptions } from './source-subscriptions';

export type SourcePanelProps = {
  sourceId: string;
  owner: ProjectScope;
  /** The page's title without a source, restored when the panel closes. */
  listTitle: string;
  history: PanelHistory<SourcesQuery>;
  update: Action<UpdatedSource>;
  /** Opens the delete dialog. */
  onDelete: (rows: SourceRow[]) => void;
};

type SourcePanelViewProps = SourcePanelProps & {
  read: ReturnType<typeof useOneItem<OneSource>>;
  /** What the list already knows about it; null if it is not on the current page of the list. */
  row: SourceRow | null;
  name: string;
  headingRef: Ref<HTMLHeadingElement>;
  onReadAgain: () => void;
  onEdit: (source: SourceWithRaw, atConnection: boolean) => void;
};

/** Shows what is known of a source: all of it, only the name while it loads, or why it can't be shown. */
export function SourcePanelView(props: SourcePanelViewProps) {
  const { read, name, onEdit } = props;
  const source = read.isGone ? null : (read.data?.source ?? null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={name} aria-busy={read.isPending}>
        {read.isGone ? <UnavailableSource {...props} /> : null}
        {read.isError && !read.isGone ? <Trouble {...props} /> : null}
        {source || read.isPending ? <Title {...props} /> : null}
        {source && !isOfficial(source) ? (
          <SourcePages sourceId={props.sourceId} current="source" here={props.history.pathOf(props.sourceId)} />
        ) : null}
        {source ? <LoadedSource {...props} source={source} readAt={read.data?.readAt ?? 0} /> : null}
      </div>
      {source ? (
        <SourcePanelFoot source={source} onEdit={() => onEdit(source, false)} onDelete={props.onDelete} />
      ) : null}
    </>
  );
}

/** The same heading element during and after loading, so that it keeps the focus. */
function Title({ read, row, name, headingRef }: SourcePanelViewProps) {
  const texts = useTexts('sourcePage');
  return (
    <SourceTitle
      ref={headingRef}
      status={read.data?.source.status ?? row?.status ?? null}
      name={name}
      aside={read.data ? <ListUpdated readAt={read.data.readAt} label={texts.read} /> : texts.loading}
    />
  );
}

function LoadedSource(props: SourcePanelViewProps & { source: SourceWithRaw; readAt: number }) {
  const { source, readAt, owner, onEdit } = props;
  const { view } = useView();
  const canConnect = hasConnection(source) && !isOfficial(source);
  return (
    <SourceDetails
      source={source}
      owner={owner}
      times={{ mode: view.time, readAt }}
      subscriptions={
        source.channel_id ? (
          <SourceSubscriptions owner={owner} channelId={source.channel_id} sourceName={source.name} />
        ) : null
      }
      onEditConnection={canConnect ? () => onEdit(source, true) : undefined}
    />
  );
}

/** Shows why it couldn't be read or refreshed. After a failed refresh, the previous data stays below. */
function Trouble({ read, sourceId, history, onReadAgain }: SourcePanelViewProps) {
  const Note = read.data ? ListStale : ListFailureView;
  return <Note failure={read.error} path={history.pathOf(sourceId)} busy={read.isFetching} onRetry={onReadAgain} />;
}

function UnavailableSource({ read, row, sourceId, history }: SourcePanelViewProps) {
  const texts = useTexts('sourcePage');
  const close = (
    <Link className="btn" href={history.listPath} onNavigate={() => history.leave(null)}>
      {texts.close}
    </Link>
  );
  return (
    <PanelMissing
      itemId={sourceId}
      texts={texts}
      wasThere={read.data !== undefined || row !== null}
      requestId={read.error?.requestId ?? null}
      close={close}
    />
  );
}

type SourceTitleProps = Omit<ComponentProps<typeof PanelTitle>, 'status'> & { status: string | null };

/** A source's title, with a note if this console does not know its status. */
export function SourceTitle({ status, ...rest }: SourceTitleProps) {
  const { statuses } = useTexts('sourceFacts');
  const { unknownStatus } = useTexts('sourcePage');
  const isKnown = !status || status in statuses;
  return (
    <PanelTitle
      {...rest}
      status={
        <>
          <SourceStatus status={status} />
          {isKnown ? null : <span className="text-xs text-ink-3">{unknownStatus}</span>}
        </>
      }
    />
  );
}

type SourcePanelFootProps = {
  source: Source;
  onEdit: () => void;
  onDelete: (rows: SourceRow[]) => void;
};

/** Offers the actions on a source. For an official one, explains why there are none. */
function SourcePanelFoot({ source, onEdit, onDelete }: SourcePanelFootProps) {
  const texts = useTexts('sourcePage');
  if (isOfficial(source)) return <p className="panel-foot text-sm text-ink-3">{texts.official}</p>;
  return (
    <div className="panel-foot">
      <button type="button" className="btn small" onClick={onEdit}>
        <Pencil aria-hidden="true" />
        <span>{texts.edit}</span>
      </button>
      {source.id === null ? null : (
        <Link className="btn small" href={clonePath(source.id)}>
          <CopyPlus aria-hidden="true" />
          <span>{texts.clone}</span>
        </Link>
      )}
      <button type="button" className="btn small quiet danger" onClick={() => onDelete([source])}>
        <Trash2 aria-hidden="true" />
        <span>{texts.delete}</span>
      </button>
    </div>
  );
}

/** Official sources are EventGrid's own: it refuses changes with 403 EG.00514004 (INFERRED). */
const isOfficial = ({ provider_type }: Pick<Source, 'provider_type'>): boolean => provider_type === 'OFFICIAL';
