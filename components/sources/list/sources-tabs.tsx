'use client';

import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { StatusTabs } from '@/components/list/status-tabs';
import { lazyPart } from '@/components/ui/lazy-part';
import { format } from '@/lib/i18n/format';
import { type SourcesQuery, STATUS_GROUPS, sourcesPath, withParts } from '@/lib/sources/query';
import { knownCounts, type SourcesPage } from '@/lib/sources/row';
import type { ScanCountsProps } from './scan-counts';

// Only a list that is filtered by type or status has it.
const ScanCounts = lazyPart<ScanCountsProps>(() => import('./scan-counts'), { Bare: () => null });

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
  const leadTo: ScanCountsProps['leadTo'] = (parts) => {
    const to = withParts(query, parts);
    return { href: sourcesPath(to), onNavigate: () => onGo(to) };
  };
  return (
    <StatusTabs
      label={tabs.label}
      tabs={TABS.map(([tab, status]) => ({
        id: tab,
        label: tabs[tab],
        ...leadTo({ status }),
        isCurrent: query.status === status,
        count: counts?.[tab],
        isBad: tab === 'failing',
      }))}
    >
      {data?.scan ? <ScanCounts reach={data.reach} scan={data.scan} leadTo={leadTo} /> : null}
      {counts && !data?.scan ? (
        <span className="text-xs text-ink-3 max-md:hidden" suppressHydrationWarning>
          {format(counted, { total: counts.all.toLocaleString(language) })}
        </span>
      ) : null}
    </StatusTabs>
  );
}
