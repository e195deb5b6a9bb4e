'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import type { ListPage } from '@/lib/lists/find-page';
import type { ListState } from '@/lib/lists/url-state';
import { ListFailureView, ListStale } from './list-failure';
import { SkeletonRows } from './list-waiting';
import type { List } from './use-list';

type ListTroubleProps<Query extends ListState> = {
  list: List<Query, ListPage<unknown>>;
  /** The project's name. */
  project: string;
  texts: {
    loading: string;
    empty: { title: string; text: string };
    noMatch: { title: string; clear: string };
  };
  /** The text for no rows, and a hint about the search. */
  noMatch: { text: ReactNode; hint: string | null };
  /** The next step if there is nothing yet. */
  create: ReactNode;
  /** What users who may not list can still do. */
  forbidden?: ReactNode;
};

/** Shows what is wrong with a list: not read, not refreshed, still loading, incomplete, all filtered out, or empty. */
export function ListTrouble<Query extends ListState>(props: ListTroubleProps<Query>) {
  const { list, project, texts, noMatch, create, forbidden } = props;
  const { reach } = useTexts('lists');
  const language = useLanguage();
  const { url, query, data, refused, isReading, clear, refresh } = list;
  const path = url.pathOf(query);
  const failureProps = { failure: refused?.failure ?? null, path, busy: isReading, onRetry: refresh };
  if (data === undefined)
    return refused ? (
      <ListFailureView {...failureProps}>{forbidden}</ListFailureView>
    ) : (
      <ListSkeleton label={texts.loading} />
    );
  const cleared = url.withoutFilters(query);
  return (
    <>
      {refused ? <ListStale {...failureProps} /> : null}
      {data.reach === null ? null : (
        <div className="banner info" role="status">
          <Icon name="info" />
          <span suppressHydrationWarning>{format(reach, { reach: data.reach.toLocaleString(language) })}</span>
        </div>
      )}
      {data.items.length > 0 ? null : url.isFiltered(query) ? (
        <EmptyState icon="funnel-x" title={texts.noMatch.title} {...noMatch}>
          <Link className="btn" href={url.pathOf(cleared)} onNavigate={() => clear(cleared)}>
            {texts.noMatch.clear}
          </Link>
        </EmptyState>
      ) : (
        <EmptyState icon="layers" title={fillNames(texts.empty.title, { project })} text={texts.empty.text}>
          {create}
        </EmptyState>
      )}
    </>
  );
}

type EmptyStateProps = {
  icon: 'funnel-x' | 'layers';
  title: ReactNode;
  text: ReactNode;
  hint?: string | null;
  children: ReactNode;
};

const EmptyState = ({ icon, title, text, hint, children }: EmptyStateProps) => (
  <div className="empty-state">
    <span className="glyph">
      <Icon name={icon} />
    </span>
    <h2>{title}</h2>
    <p className={icon === 'funnel-x' ? 'wrap-anywhere' : undefined}>{text}</p>
    <div className="actions">{children}</div>
    {hint ? <span className="aside">{hint}</span> : null}
  </div>
);

const SHOW_AFTER_MS = 200;

/** Placeholder rows for the first load. They appear after a delay, so that a fast answer causes no gray flash. */
function ListSkeleton({ label }: { label: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={late ? 'skeleton' : 'skeleton invisible'} aria-busy="true">
      <SkeletonRows label={label} />
    </div>
  );
}
