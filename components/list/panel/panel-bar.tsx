'use client';

import { ArrowLeft, ChevronDown, ChevronUp, RefreshCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { Spot } from '@/lib/lists/spot';
import type { ListState } from '@/lib/lists/url-state';
import type { PanelHistory } from './use-panel-history';

type PanelBarProps<Query extends ListState> = {
  /** Null if the item is not on the current page of the list. */
  spot: Spot<unknown> | null;
  history: Pick<PanelHistory<Query>, 'pathOf' | 'listPath' | 'step' | 'close'>;
  busy: boolean;
  texts: Record<'breadcrumb' | 'position' | 'positionName' | 'previous' | 'next' | 'readAgain' | 'close', string>;
  onReadAgain: () => void;
};

/** The panel's top bar: the item's position in the list, its neighbors, refresh, close. All but one are links. */
export function PanelBar<Query extends ListState>(props: PanelBarProps<Query>) {
  const { spot, history, busy, texts, onReadAgain } = props;
  const { pathOf, listPath, step, close } = history;
  const { none } = useTexts('lists');
  const place = spot && { position: spot.position, total: spot.total ?? '–' };
  const neighbour = (id: string | null, name: string, icon: ReactNode) =>
    id === null ? (
      <span className="icon-btn off">
        {icon}
        <span className="sr-only">{`${name}: ${none}`}</span>
      </span>
    ) : (
      <Link className="icon-btn" aria-label={name} href={pathOf(id)} onNavigate={() => step(id)}>
        {icon}
      </Link>
    );
  return (
    <div className="panel-head">
      <Link className="link-btn md:hidden" href={listPath} onNavigate={close}>
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
        <Link className="icon-btn max-md:hidden" aria-label={texts.close} href={listPath} onNavigate={close}>
          <X aria-hidden="true" />
        </Link>
      </div>
    </div>
  );
}
