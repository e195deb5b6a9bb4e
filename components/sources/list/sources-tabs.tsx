'use client';

import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import { type SourcesQuery, STATUS_GROUPS, sourcesPath, WINDOW_RECORDS, withParts } from '@/lib/sources/query';
import { knownCounts, type SourcesPage } from '@/lib/sources/row';

type SourcesTabsProps = {
  query: SourcesQuery;
  data: SourcesPage | undefined;
  onGo: (query: SourcesQuery) => void;
};

const TABS = [['all', ''], ...STATUS_GROUPS.map((group) => [group, group] as const)] as const;

/** Links to sources by status, and shows how many were counted: EventGrid itself doesn't report that. */
export function SourcesTabs({ query, data, onGo }: SourcesTabsProps) {
  const { tabs, counted } = useTexts('sources');
  const language = useLanguage();
  const counts = data ? knownCounts(data) : null;
  return (
    <div className="bar">
      <nav className="segments" aria-label={tabs.label}>
        {TABS.map(([tab, status]) => (
          <Link
            key={tab}
            {...leadTo(withParts(query, { status }), onGo)}
            aria-current={query.status === status ? 'true' : undefined}
            className={tab === 'failing' && counts?.failing ? 'bad' : undefined}
          >
            {tab === 'failing' && counts?.failing ? <Icon name="triangle" /> : null}
            <span>{tabs[tab]}</span>
            {counts ? <span className="num">{counts[tab].toLocaleString(language)}</span> : null}
          </Link>
        ))}
      </nav>
      {data?.scan ? <WindowCounts {...{ query, data, onGo }} scan={data.scan} /> : null}
      {counts && !data?.scan ? (
        <span className="text-xs text-ink-3 max-md:hidden" suppressHydrationWarning>
          {format(counted, { total: counts.all.toLocaleString(language) })}
        </span>
      ) : null}
    </div>
  );
}

const leadTo = (to: SourcesQuery, onGo: SourcesTabsProps['onGo']) => ({
  href: sourcesPath(to),
  onNavigate: () => onGo(to),
});

type WindowCountsProps = SourcesTabsProps & { scan: NonNullable<SourcesPage['scan']> };

function WindowCounts({ query, data, scan, onGo }: WindowCountsProps) {
  const texts = useTexts('sources');
  const language = useLanguage();
  const { from, to, of } = scan;
  const number = (value: number) => value.toLocaleString(language);
  const more = data?.reach === null && of !== null && to < of;
  if (!more && from === 0 && of !== null && data?.reach === null)
    return (
      <span className="text-xs text-ink-3" suppressHydrationWarning>
        {format(texts.counted, { total: number(of) })}
      </span>
    );
  return (
    <span className="looked text-xs text-ink-3">
      <span suppressHydrationWarning>
        {format(texts.looked, {
          range: from === 0 ? number(to) : `${number(from + 1)}–${number(to)}`,
          total: of === null ? '?' : number(of),
        })}
      </span>
      {more ? (
        <Link className="link-btn text-sm" {...leadTo(withParts(query, { from: from + WINDOW_RECORDS }), onGo)}>
          {texts.goOn}
        </Link>
      ) : null}
      {from > 0 ? (
        <Link className="link-btn text-sm" {...leadTo(withParts(query, {}), onGo)}>
          {texts.startAgain}
        </Link>
      ) : null}
    </span>
  );
}
