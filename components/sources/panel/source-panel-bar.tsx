'use client';

import { ArrowLeft, ChevronDown, ChevronUp, RefreshCw, X } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { isPlainClick } from '@/components/ui/plain-click';
import { withBasePath } from '@/lib/browser/base-path';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import { format } from '@/lib/i18n/format';
import { sourcePath } from '@/lib/sources/path';
import { type SourcesQuery, sourcesPath } from '@/lib/sources/query';
import type { SourceSpot } from '@/lib/sources/spot';

type SourcePanelBarProps = {
  /** Null when the source is not on the page of the list. */
  spot: SourceSpot | null;
  query: SourcesQuery;
  busy: boolean;
  messages: typeof sourcePage;
  onStep: (sourceId: string) => void;
  onReadAgain: () => void;
  onClose: () => void;
};

/** Heads the panel: where the source stands in the list, its neighbours, read again, close. All but one are links. */
export function SourcePanelBar({ spot, query, busy, messages, onStep, onReadAgain, onClose }: SourcePanelBarProps) {
  const list = withBasePath(sourcesPath(query));
  const place = spot && { position: spot.position, total: spot.total ?? '–' };
  const neighbour = (id: string | null, name: string, icon: ReactNode) =>
    id === null ? (
      <span className="icon-btn off">
        {icon}
        <span className="sr">
          {name}: {messages.facts.none}
        </span>
      </span>
    ) : (
      <a
        className="icon-btn"
        aria-label={name}
        href={withBasePath(sourcePath(id, query))}
        onClick={plain(() => onStep(id))}
      >
        {icon}
      </a>
    );
  return (
    <div className="panel-head">
      <a className="link-btn only-small" href={list} onClick={plain(onClose)}>
        <ArrowLeft aria-hidden="true" />
        {messages.breadcrumb}
      </a>
      {place ? (
        <span className="small muted num only-wide">
          <span aria-hidden="true">{format(messages.position, place)}</span>
          <span className="sr">{format(messages.positionName, place)}</span>
        </span>
      ) : null}
      <div className="end">
        {spot ? (
          <>
            {neighbour(spot.previous, messages.previous, <ChevronUp aria-hidden="true" />)}
            {neighbour(spot.next, messages.next, <ChevronDown aria-hidden="true" />)}
          </>
        ) : null}
        <button
          type="button"
          className="icon-btn"
          aria-label={messages.readAgain}
          aria-disabled={busy || undefined}
          onClick={busy ? undefined : onReadAgain}
        >
          <RefreshCw aria-hidden="true" className={busy ? 'spin' : undefined} />
        </button>
        <a className="icon-btn only-wide" aria-label={messages.close} href={list} onClick={plain(onClose)}>
          <X aria-hidden="true" />
        </a>
      </div>
    </div>
  );
}

/** Keeps a plain click on the page; every other one is the browser's, and so is each without JavaScript. */
const plain = (act: () => void) => (event: MouseEvent) => {
  if (!isPlainClick(event)) return;
  event.preventDefault();
  act();
};
