'use client';

import type { Ref } from 'react';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListUpdated } from '@/components/list/list-updated';
import { useView } from '@/components/list/view-preferences';
import type { EditSourceMessages } from '@/components/sources/edit/edit-source-messages';
import type { SourcesMessages } from '@/components/sources/list/sources-messages';
import type { CopyMessages } from '@/components/ui/copy-texts';
import { Link } from '@/components/ui/link';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { Action } from '@/lib/guard/outcome';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import type { ProjectScope } from '@/lib/session/session';
import { hasConnection } from '@/lib/sources/edit';
import { sourcePath } from '@/lib/sources/path';
import { sourcesPath } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import type { UpdatedSource } from '@/lib/sources/update';
import { SourceDetails } from './source-details';
import { SourceMissing } from './source-missing';
import { isOfficial, SourcePanelFoot } from './source-panel-foot';
import { SourceSubscriptions } from './source-subscriptions';
import { SourceTitle } from './source-title';
import type { useOneSource } from './use-one-source';
import type { PanelHistory } from './use-panel-history';

type SourcePanelMessages = {
  page: typeof sourcePage;
  list: SourcesMessages;
  edit: EditSourceMessages;
  copy: CopyMessages;
};

export type SourcePanelProps = {
  sourceId: string;
  owner: ProjectScope;
  /** Title of the page without a source: it has it again once the panel is closed. */
  listTitle: string;
  language: string;
  history: PanelHistory;
  messages: SourcePanelMessages;
  update: Action<UpdatedSource>;
  /** Asks before a source is deleted. */
  onDelete: (rows: SourceRow[]) => void;
};

type SourcePanelViewProps = SourcePanelProps & {
  read: ReturnType<typeof useOneSource>;
  /** What the list knows of it already; null when it is not on the page of the list. */
  row: SourceRow | null;
  name: string;
  headingRef: Ref<HTMLHeadingElement>;
  onReadAgain: () => void;
  onEdit: (source: SourceWithRaw, atConnection: boolean) => void;
};

/** Shows what is known of a source: all of it, the name alone while it is read, or why it cannot be shown. */
export function SourcePanelView(props: SourcePanelViewProps) {
  const { read, name, messages, onEdit } = props;
  const source = read.isGone ? null : (read.data?.source ?? null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={name} aria-busy={read.isPending}>
        {read.isGone ? <Gone {...props} /> : null}
        {read.isError && !read.isGone ? <Trouble {...props} /> : null}
        {source || read.isPending ? <Title {...props} /> : null}
        {source ? <Known {...props} source={source} readAt={read.data?.readAt ?? 0} /> : null}
      </div>
      {source ? (
        <SourcePanelFoot
          source={source}
          messages={messages.page}
          onEdit={() => onEdit(source, false)}
          onDelete={props.onDelete}
        />
      ) : null}
    </>
  );
}

/** The same heading while the source is read and after, so that it keeps the focus. */
function Title({ read, row, name, headingRef, language, messages: { page: texts } }: SourcePanelViewProps) {
  return (
    <SourceTitle
      ref={headingRef}
      status={read.data?.source.status ?? row?.status ?? null}
      name={name}
      aside={
        read.data ? <ListUpdated readAt={read.data.readAt} language={language} label={texts.read} /> : texts.loading
      }
      messages={texts}
    />
  );
}

function Known(props: SourcePanelViewProps & { source: SourceWithRaw; readAt: number }) {
  const { source, readAt, owner, language, messages, onEdit } = props;
  const { view } = useView();
  const { page: texts, copy } = messages;
  const canConnect = hasConnection(source) && !isOfficial(source);
  return (
    <SourceDetails
      source={source}
      owner={owner}
      times={{ mode: view.time, readAt, language }}
      messages={texts}
      copy={copy}
      subscriptions={
        source.channel_id ? (
          <SourceSubscriptions owner={owner} channelId={source.channel_id} messages={texts.subscriptions} />
        ) : null
      }
      onEditConnection={canConnect ? () => onEdit(source, true) : undefined}
    />
  );
}

/** Says why it could not be read, or not again: then what was read before stands below. */
function Trouble({ read, sourceId, history, messages, onReadAgain }: SourcePanelViewProps) {
  const Note = read.data ? ListStale : ListFailureView;
  return (
    <Note
      failure={read.error}
      path={sourcePath(sourceId, history.query)}
      busy={read.isFetching}
      messages={messages.list}
      onRetry={onReadAgain}
    />
  );
}

function Gone({ read, row, sourceId, history, messages }: SourcePanelViewProps) {
  const close = (
    <Link className="btn" href={sourcesPath(history.query)} onNavigate={() => history.leave(null)}>
      {messages.page.close}
    </Link>
  );
  return (
    <SourceMissing
      sourceId={sourceId}
      wasThere={read.data !== undefined || row !== null}
      requestId={read.error?.requestId ?? null}
      close={close}
      messages={messages.page}
      copy={messages.copy}
    />
  );
}
