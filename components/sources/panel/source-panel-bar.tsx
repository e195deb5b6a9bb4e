'use client';

import { ArrowLeft, ChevronDown, ChevronUp, RefreshCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import { sourcePath } from '@/lib/sources/path';
import { type SourcesQuery, sourcesPath } from '@/lib/sources/query';
import type { SourceSpot } from '@/lib/sources/spot';

type SourcePanelBarProps = {
  /** Null if the source is not on the current page of the list. */
  spot: SourceSpot | null;
  query: SourcesQuery;
  busy: boolean;
  onStep: (sourceId: string) => void;
  onReadAgain: () => void;
  onClose: () => void;
};

/** The panel's top bar: the source's position in the list, its neighbors, refresh, close. All but one are links. */
export function SourcePanelBar({ spot, query, busy, onStep, onReadAgain, onClose }: SourcePanelBarProps) {
  const texts = useTexts('sourcePage');
  const { none } = useTexts('sourceFacts');
  const list = sourcesPath(query);
  const place = spot && { position: spot.position, total: spot.total ?? '–' };
  const neighbour = (id: string | null, name: string, icon: ReactNode) =>
    id === null ? (
      <span className="icon-btn off">
        {icon}
        <span className="sr-only">{`${name}: ${none}`}</span>
      </span>
    ) : (
      <Link className="icon-btn" aria-label={name} href={sourcePath(id, query)} onNavigate={() => onStep(id)}>
        {icon}
      </Link>
    );
  return (
    <div className="panel-head">
      <Link className="link-btn md:hidden" href={list} onNavigate={onClose}>
        <ArrowLeft aria-hidden="true" />
        <span>{texts.breadcrumb}</span>
      </Link>
      {place ? (
        <span className="text-sm text-ink-3 num max-md:hidden">
          <span aria-hidden="true">{format(texts.position, place)}</span>
          <span className="sr-only">{format(texts.positionName, place)}</span>
        </span>
      ) : null}
      <div className="end">
        {spot ? (
          <>
            {neighbour(spot.previous, texts.previous, <ChevronUp aria-hidden="true" />)}
            {neighbour(spot.next, texts.next, <ChevronDown aria-hidden="true" />)}
          </>
        ) : null}
        <GuardedButton className="icon-btn" aria-label={texts.readAgain} isOff={busy} onClick={onReadAgain}>
          <RefreshCw aria-hidden="true" className={busy ? 'spin' : undefined} />
        </GuardedButton>
        <Link className="icon-btn max-md:hidden" aria-label={texts.close} href={list} onNavigate={onClose}>
          <X aria-hidden="true" />
        </Link>
      </div>
    </div>
  );
}
